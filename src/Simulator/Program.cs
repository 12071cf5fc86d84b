using PemActors.Simulator.Commands;

return await SimulateCommand.RunAsync(args, Console.OpenStandardOutput, Console.Out, Console.Error);
