using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace PemActors.Silo.Tests.Hosting;

/// <summary>Tests that start processes run alone, for they measure time or load every core.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessTests
{
    public const string Name = "Processes";
}

/// <summary>The built program as a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private ServerProcess(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "PemActors.Silo.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    /// <summary>Starts a server on a port and returns at once.</summary>
    public static ServerProcess Start(int port, params string[] arguments) => new([.. arguments, "--urls", $"http://127.0.0.1:{port}"]);

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(params string[] arguments)
    {
        using var run = new ServerProcess(arguments);
        return await run.EndAsync();
    }

    /// <summary>A port nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until it says that it can take work.</summary>
    public Task<JsonElement> ReadyAsync(HttpClient http, int port) => ReadyAsync(http, port, _ => true);

    /// <summary>Waits until its readiness is as wanted.</summary>
    public Task<JsonElement> ReadyAsync(HttpClient http, int port, Func<JsonElement, bool> holds) => Eventually.GetAsync(
        async () =>
        {
            Assert.False(process.HasExited, process.HasExited ? $"It ended: {await errors}" : null);
            return await http.GetFromJsonAsync<JsonElement>($"http://127.0.0.1:{port}/readyz");
        },
        holds);

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGINT, as by Ctrl-C, and waits for the end.</summary>
    public async Task<Ended> InterruptAsync()
    {
        using var signal = Process.Start("kill", ["-INT", $"{process.Id}"]);
        await signal.WaitForExitAsync();
        return await EndAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private async Task<Ended> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60));
        return new(process.ExitCode, await output, await errors);
    }
}

/// <summary>How a process ended.</summary>
internal sealed record Ended(int Code, string Output, string Errors);
