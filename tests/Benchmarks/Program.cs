using PemActors.Benchmarks;

return await BenchmarkCommands.Build().Parse(args).InvokeAsync();
