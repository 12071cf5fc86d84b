using System.Text.Json;
using PemActors.Simulator.Commands;
using PemActors.Simulator.Reports;

namespace PemActors.Simulator.Tests.Commands;

public sealed class ScenarioCommandTests : IDisposable
{
    private const string Small = """
        name: small
        title: Small
        population: { partners: 40 }
        incentives: { margin: { kind: margin } }
        keyResults: [{ id: arr, metric: sourced-arr, comparator: at-least, target: 100000, period: year }]
        horizon: { weeks: 52, warmUpWeeks: 13 }
        stopping: { replications: 6 }
        changes:
          - { name: more, title: More, behaviours: { joining: { recruitsPerThousand: 40 } } }
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pem-scenario-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Run_WritesEveryFile_WithTheSameFiguresOnAnyThreads()
    {
        var (one, two) = (Path.Combine(_directory.FullName, "one"), Path.Combine(_directory.FullName, "two"));
        var file = Write(Small);
        var (code, output, error) = await Run("run", file, "--threads", "1", "--out", one);
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("6 replications, seed 20261122", output);
        Assert.Contains("Sourced ARR", output);
        Assert.Contains("6 of 6 replications", error);
        Assert.Equal(0, (await Run("run", file, "--threads", "2", "--out", two)).Code);
        Assert.Equal(ReportFiles.Names.Order(), Directory.GetFiles(one).Select(Path.GetFileName).Order());
        Assert.All(ReportFiles.Names, name => Assert.Equal(File.ReadAllBytes(Path.Combine(one, name)), File.ReadAllBytes(Path.Combine(two, name))));
    }

    [Fact]
    public async Task Compare_PrintsVarianceRatioAndMcNemar()
    {
        var (code, output, _) = await Run("compare", Write(Small));
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("more less small", output);
        Assert.Contains("variance ratio", output);
        Assert.Contains("McNemar p", output);
    }

    [Fact]
    public async Task Sweep_RunsAScenarioPerValue()
    {
        var (code, output, _) = await Run("sweep", Write(Small), "--set", "behaviours.joining.recruitsPerThousand=0,20", "--json");
        Assert.Equal(ExitCodes.Done, code);
        var result = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["2", "0", "20"], result.GetProperty("sweep").GetProperty("values").EnumerateArray().Select(value => value.GetString()));
        Assert.Equal(3, result.GetProperty("scenarios").EnumerateArray().Select(scenario => scenario.GetProperty("resultHash").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Bench_NamesTimeFirst_AndTheHashOfRun()
    {
        var file = Write(Small);
        var (code, output, _) = await Run("bench", file, "--json");
        Assert.Equal(ExitCodes.Done, code);
        var bench = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["nsPerPartnerWeek", "bytesAllocated", "blocks", "cards", "decisions", "payouts", "hash"], bench.EnumerateObject().Take(7).Select(member => member.Name));
        var run = JsonDocument.Parse((await Run("run", file, "--json")).Output).RootElement;
        Assert.Equal(run.GetProperty("scenarios")[0].GetProperty("resultHash").GetString(), bench.GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Emit_OfAFile_WritesFactsInOrderAndTheProgram()
    {
        var (facts, program) = (Path.Combine(_directory.FullName, "facts.ndjson"), Path.Combine(_directory.FullName, "program.yaml"));
        var (code, _, error) = await Run("emit", Write(Small), "--replication", "1", "--out", facts, "--program-out", program);
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("events of 65 weeks", error);
        string[] times = [.. (await File.ReadAllLinesAsync(facts, TestContext.Current.CancellationToken)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("time").GetString()!)];
        Assert.True(times.Length > 100);
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        Assert.Empty(Documents.Programs.ProgramLoader.Load(await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken)).Faults);
    }

    [Fact]
    public async Task Plausibility_OfAFile_TellsEveryFigureWithItsRange()
    {
        var (code, output, _) = await Run("plausibility", Write(Small), "--replications", "2", "--json");
        Assert.Equal(ExitCodes.Done, code);
        var figures = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal(["zeroSellers", "topTenthShare", "activation", "opportunity90"], figures.Select(figure => figure.GetProperty("name").GetString()));
        Assert.All(figures, figure => Assert.InRange(figure.GetProperty("mean").GetDouble(), 0, 1));
    }

    // Every command that takes a file, and rubbish of every kind: exit code 2, the faults with their places, and no file or directory made.
    [Theory]
    [InlineData("run")]
    [InlineData("compare")]
    [InlineData("sweep")]
    [InlineData("bench")]
    [InlineData("plausibility")]
    [InlineData("emit")]
    public async Task BadFile_IsExitCode2_AndNothingIsWritten(string command)
    {
        var file = Write("name: bad\ntitle: Bad\npopulation: { partners: -1 }\nstopping: { replications: 1000000000 }\ncolour: red\n");
        string[] more = command switch { "sweep" => ["--set", "seed=1", "--out", Out()], "bench" or "plausibility" => [], _ => ["--out", Out()] };
        var (code, output, error) = await Run([command, file, .. more]);
        Assert.Equal((ExitCodes.BadInput, ""), (code, output));
        Assert.Contains($"{file}:3:15: /population/partners is -1; legal is a whole number from 1 to 1000000.", error);
        Assert.Contains($"{file}:4:13: /stopping/replications is 1000000000; legal is a whole number from 2 to 1000000.", error);
        Assert.Contains($"{file}:5:1: /colour is not known here; legal are name", error);
        Assert.Contains("3 faults; nothing was run.", error);
        Assert.Equal([file], Directory.GetFileSystemEntries(_directory.FullName));
    }

    [Theory]
    [InlineData("--threads is '0'; it is a whole number from 1 to 1,024.", "run", "FILE", "--threads", "0")]
    [InlineData("--replications is '1000000000'; it is a whole number from 2 to 1,000,000.", "run", "FILE", "--replications", "1000000000")]
    [InlineData("--seed is '-1'; it is a whole number from 0 to 18446744073709551615.", "run", "FILE", "--seed", "-1")]
    [InlineData("--scenario is 'none'; it is one of small, more.", "run", "FILE", "--scenario", "none")]
    [InlineData("FILE is 'nowhere.yaml'; it is a scenario file that can be read.", "run", "nowhere.yaml")]
    [InlineData("--out is '/dev/null/x'; it is a directory that can be made and written.", "run", "FILE", "--out", "/dev/null/x")]
    [InlineData("--set is 'seed'; it is path=v1,v2,... with 1 to 50 values, each once.", "sweep", "FILE", "--set", "seed")]
    [InlineData("--set seed=-1: /seed is -1; legal is a whole number from 0", "sweep", "FILE", "--set", "seed=-1")]
    [InlineData("--set behaviours.joining.fit=x: /behaviours/joining/fit is the text 'x'; legal is number.", "sweep", "FILE", "--set", "behaviours.joining.fit=x")]
    [InlineData("--set names 'name.x', which leads through a value that has no members", "sweep", "FILE", "--set", "name.x=1")]
    [InlineData("--weeks stands beside a scenario file, which says it.", "emit", "FILE", "--weeks", "9", "--out", "-")]
    [InlineData("--colour is no option of this command", "run", "--colour", "FILE")]
    [InlineData("--colour is no option of this command", "bench", "--colour")]
    [InlineData("--replication needs a scenario file.", "emit", "--replication", "2", "--out", "-")]
    public async Task BadOption_IsExitCode2_WithTheLegalValue(string sentence, params string[] args)
    {
        var file = Write(Small);
        var (code, output, error) = await Run([.. args.Select(arg => arg == "FILE" ? file : arg)]);
        Assert.Equal((ExitCodes.BadInput, ""), (code, output));
        Assert.Contains(sentence, error);
    }

    [Fact]
    public async Task Compare_WithoutChanges_IsBadInput()
    {
        var (code, _, error) = await Run("compare", Write("name: alone\ntitle: Alone\n"));
        Assert.Equal(ExitCodes.BadInput, code);
        Assert.Contains("no changes to compare", error);
    }

    [Fact]
    public async Task Cancelled_GivesTheResultsSoFar_MarkedPartial()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var error = new Canceller(cancellation);
        using var output = new StringWriter();
        var directory = Out();
        var code = await SimulateCommand.RunAsync(
            ["run", Write(Small), "--replications", "4000", "--threads", "1", "--out", directory], () => Stream.Null, output, error, cancellation.Token);
        Assert.Equal(ExitCodes.Cancelled, code);
        Assert.Contains("PARTIAL", output.ToString());
        var result = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(directory, "result.json"), TestContext.Current.CancellationToken)).RootElement;
        Assert.True(result.GetProperty("partial").GetBoolean());
        Assert.InRange(result.GetProperty("replications").GetInt32(), 1, 3_999);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("compare")]
    [InlineData("sweep")]
    [InlineData("bench")]
    [InlineData("plausibility")]
    public async Task Help_ShowsExamplesAndExitCodes(string command)
    {
        var (code, output, _) = await Run(command, "--help");
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("Examples:", output);
        Assert.Contains($"-- {command}", output);
        Assert.Contains("Exit codes: 0 done", output);
        Assert.Contains("130 cancelled", output);
    }

    private string Out() => Path.Combine(_directory.FullName, "out");

    private string Write(string text)
    {
        var path = Path.Combine(_directory.FullName, "scenario.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await SimulateCommand.RunAsync(args, () => Stream.Null, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Cancels at the first line of progress.</summary>
    private sealed class Canceller(CancellationTokenSource cancellation) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            cancellation.Cancel();
        }
    }
}
