using System.CommandLine;
using System.Net;
using PemActors.Silo.Hosting;
using Spectre.Console;

namespace PemActors.Silo.Commands;

/// <summary>Serves until stopped.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(SharedOptions shared, ParseResult parse, string urls, CancellationToken cancellation)
    {
        RequireLoopback(urls);
        var options = new SiloOptions { Data = parse.GetValue(shared.Data)!, Urls = urls, Program = shared.ReadProgram(parse), People = shared.ReadPeople(parse) };
        await using var host = await SiloHost.StartAsync(options, cancellation);
        Announce(host.Url, options.Data);
        await host.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }

    public static void Announce(string url, string data)
    {
        AnsiConsole.MarkupLineInterpolated($"Console          {url}/");
        AnsiConsole.MarkupLineInterpolated($"Post events to   {url}/v1/events   (API: {url}/reference, {url}/openapi/v1.json)");
        AnsiConsole.MarkupLineInterpolated($"Orleans          {url}/orleans     metrics {url}/metrics");
        AnsiConsole.MarkupLineInterpolated($"Store            {Path.GetFullPath(data)}   Ctrl-C stops.");
    }

    // Neither the web server nor Orleans asks who is calling, so nothing but this machine may call.
    public static void RequireLoopback(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                throw new UsageException($"--urls '{url}' is not a URL such as http://127.0.0.1:5180.");
            if (address.Host != "localhost" && !(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)))
                throw new UsageException($"--urls '{url}' is open to other machines, and there is no sign-in yet: use a loopback address such as http://127.0.0.1:5180.");
        }
    }
}
