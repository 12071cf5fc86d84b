using System.CommandLine;

namespace PemActors.Silo.Commands;

/// <summary>The command line: without a command it serves.</summary>
internal static class CommandLine
{
    private const string About = """
        PemActors scores a partner ecosystem live: events in, health cards and tiers out.

        Examples:
          dotnet run -c Release --project src/Silo                               serve ./data on http://127.0.0.1:5180
          dotnet run -c Release --project src/Silo -- demo                       the same with a synthetic ecosystem that keeps moving
          dotnet run -c Release --project src/Silo -- import history.ndjson.gz   take a file of events
          dotnet run -c Release --project src/Silo -- import calls.csv --map programs/mappings/prm-activities.yaml
          dotnet run -c Release --project src/Silo -- replay history.ndjson.gz   play it under a virtual clock and print a hash of the state
          dotnet run -c Release --project src/Silo -- rescore --draft draft.yaml --html rescore.html   history under a draft
          dotnet run -c Release --project src/Silo -- verify --json              audit hash chains and recompute every card

        Exit codes: 0 done, 1 the machine or the store failed, 2 wrong argument or document, 3 done with findings, 130 stopped.
        """;

    public static RootCommand Build()
    {
        var root = new RootCommand(About);
        var shared = new SharedOptions();
        root.Add(shared.Data);
        root.Add(shared.Program);
        var urls = new Option<string>("--urls") { Description = "Where to listen; loopback addresses only.", DefaultValueFactory = _ => "http://127.0.0.1:5180", HelpName = "URL" };
        root.Add(urls);
        root.Add(shared.As);
        root.SetAction((parse, cancellation) => Guarded.RunAsync(() => ServeCommand.RunAsync(shared, parse, parse.GetValue(urls)!, cancellation)));
        root.Add(DemoCommand.Build(shared));
        root.Add(ImportCommand.Build(shared));
        root.Add(ReplayCommand.Build(shared));
        root.Add(RescoreCommand.Build(shared));
        root.Add(VerifyCommand.Build(shared));
        root.Add(DoctorCommand.Build(shared));
        return root;
    }
}
