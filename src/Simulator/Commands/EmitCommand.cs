using System.CommandLine;
using System.Globalization;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Commands;

/// <summary><c>simulate emit</c>: writes the facts of a synthetic ecosystem as CloudEvents, one to a line.</summary>
internal static class EmitCommand
{
    private const int WeeksMax = 5_200;

    private const string Description = """
        Writes the facts of a synthetic ecosystem as CloudEvents, one JSON line each, in order of time. The same options give the same bytes.

        Examples:
          dotnet run --project src/Simulator -- emit --out facts.ndjson.gz
          dotnet run --project src/Simulator -- emit --partners 10000 --weeks 104 --seed 7 --start 2024-01-01 --out facts.ndjson
          dotnet run --project src/Simulator -- emit --partners 20 --weeks 4 --out - | head

        Exit codes: 0 done, 1 broken machine, 2 bad input, 130 cancelled.
        """;

    public static Command Create(Func<Stream> data, TextWriter error)
    {
        var partners = Options.Number("--partners", "Partners of the initial population.", 500, 1, 1_000_000);
        var weeks = Options.Number("--weeks", "Weeks to emit, from the start.", 78, 1, WeeksMax);
        var seed = Options.Seed(SyntheticEcosystem.DemonstrationSeed);
        var start = Start();
        var file = new Option<string>("--out") { Description = "A file, compressed when it ends in .gz, or - for standard output.", Required = true };
        var command = new Command("emit", Description) { partners, weeks, seed, start, file };
        command.SetAction(async (parsed, cancellation) =>
        {
            TryDay(parsed.GetValue(start)!, out var day);
            var parameters = new EcosystemParameters { Partners = parsed.GetValue(partners), Start = new(day.Ticks) };
            var ecosystem = new SyntheticEcosystem(parameters, parsed.GetValue(seed));
            return await Emission.RunAsync(ecosystem, parameters.Currency, parsed.GetValue(weeks), parsed.GetValue(file)!, data, error, cancellation);
        });
        return command;
    }

    // Text, so that the help shows the default in the form that the option takes. The last start leaves the longest run, and
    // what it schedules years ahead, inside the calendar.
    private static Option<string> Start()
    {
        var start = new Option<string>("--start")
        {
            Description = "The day on which week 0 starts, at midnight UTC. 2000-01-01 to 2099-12-31.",
            DefaultValueFactory = _ => "2024-01-01",
        };
        start.Validators.Add(result =>
        {
            var text = result.Tokens.Count == 0 ? "2024-01-01" : result.Tokens[0].Value;
            if (!TryDay(text, out var day) || day.Year is < 2000 or > 2099) result.AddError($"--start is '{text}'; it is a date from 2000-01-01 to 2099-12-31.");
        });
        return start;
    }

    private static bool TryDay(string text, out DateTime day) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out day);
}
