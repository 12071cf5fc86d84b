using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PemActors.Documents.Programs;
using PemActors.Silo.Tests.Hosting;

namespace PemActors.Silo.Tests.Commands;

/// <summary>The command line as a person or a script meets it: answers, files and exit codes.</summary>
[Collection(ProcessTests.Name)]
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pem-command-").FullName;

    private string Data => Path.Combine(folder, "data");

    [Fact]
    public async Task Help_ListsEveryCommand_WithExamples()
    {
        var help = await ServerProcess.RunAsync("--help");
        Assert.Equal(0, help.Code);
        Assert.All(new[] { "demo", "import", "replay", "rescore", "verify", "doctor", "--data", "--urls", "Examples:", "Exit codes:" }, word => Assert.Contains(word, help.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("demo --partners 0", "from 1 to 100,000")]
    [InlineData("demo --partners many", "many")]
    [InlineData("demo --speed 0.5", "from 1 to 100,000")]
    [InlineData("--urls http://0.0.0.0:5180", "loopback")]
    [InlineData("--urls nonsense", "such as http://127.0.0.1:5180")]
    [InlineData("--colour blue", "--colour")]
    [InlineData("verify", "no store")]
    [InlineData("import missing.ndjson", "missing.ndjson")]
    [InlineData("replay missing.ndjson", "missing.ndjson")]
    [InlineData("rescore", "--draft")]
    [InlineData("rescore --draft missing.yaml", "missing.yaml")]
    [InlineData("--program missing.yaml", "missing.yaml")]
    public async Task WrongArgument_Is2_WithASentence_AndNothingWritten(string arguments, string words)
    {
        var ended = await ServerProcess.RunAsync([.. arguments.Split(' '), "--data", Data]);
        Assert.True(ended.Code == 2, $"{ended.Code}: {ended.Output}{ended.Errors}");
        // Lines are wrapped where a terminal would.
        Assert.Contains(words, string.Join(' ', ended.Errors.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Rescore_UnderADraft_ReportsAsJsonAndAsAPage_AndChangesNothing()
    {
        var (file, draft, page) = (Path.Combine(folder, "events.ndjson"), Path.Combine(folder, "draft.yaml"), Path.Combine(folder, "rescore.html"));
        await File.WriteAllTextAsync(file, $"{Given.Applied("a")}\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await ServerProcess.RunAsync("import", file, "--data", Data)).Code);
        await File.WriteAllTextAsync(draft, ProgramLoader.DefaultText().Replace("2026.1", "draft", StringComparison.Ordinal).Replace("yellowFrom: 40", "yellowFrom: 10", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var rescored = await ServerProcess.RunAsync("rescore", "--draft", draft, "--html", page, "--json", "--data", Data);
        Assert.True(rescored.Code == 0, rescored.Output + rescored.Errors);
        var json = JsonSerializer.Deserialize<JsonElement>(rescored.Output);
        var changed = json.GetProperty("changed").EnumerateArray().Single();
        Assert.Equal(("a", "red", "yellow"), (changed.GetProperty("partner").GetString(), changed.GetProperty("before").GetProperty("band").GetString(), changed.GetProperty("after").GetProperty("band").GetString()));
        Assert.Contains("<h1>History under draft</h1>", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var words = await ServerProcess.RunAsync("rescore", "--draft", draft, "--data", Data);
        Assert.Contains("1 up, 0 down", words.Output, StringComparison.Ordinal);
        var verified = await ServerProcess.RunAsync("verify", "--json", "--data", Data);
        Assert.Equal(0, verified.Code);

        await File.WriteAllTextAsync(draft, "version: x\n", TestContext.Current.CancellationToken);
        var faulty = await ServerProcess.RunAsync("rescore", "--draft", draft, "--data", Data);
        Assert.Equal(2, faulty.Code);
        Assert.Contains("line 1", faulty.Errors, StringComparison.Ordinal);
    }

    // Credit by such a model would change with every other close.
    [Theory]
    [InlineData("rescore", "--draft")]
    [InlineData("import", "--program")]
    public async Task Program_WhoseModelReadsHistory_Is2(string command, string option)
    {
        var program = Path.Combine(folder, "program.yaml");
        await File.WriteAllTextAsync(program, ProgramLoader.DefaultText().Replace("model: linear", "model: markov", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var ended = await ServerProcess.RunAsync([command, .. command == "import" ? new[] { program } : [], option, program, "--data", Data]);
        Assert.Equal(2, ended.Code);
        Assert.Contains("answered on request", string.Join(' ', ended.Errors.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ReportsBadRows_TakesNothingTwice_AndVerifyFindsWhatWasTampered()
    {
        var (file, report) = (Path.Combine(folder, "events.ndjson.gz"), Path.Combine(folder, "report.ndjson"));
        await using (var zip = new GZipStream(File.Create(file), CompressionLevel.Fastest))
            await zip.WriteAsync(Encoding.UTF8.GetBytes($"{Given.Applied("a")}\n{{broken\n{Given.Activity("x", "a")}\n"), TestContext.Current.CancellationToken);

        var first = await ServerProcess.RunAsync("import", file, "--json", "--report", report, "--data", Data);
        Assert.True(first.Code == 3, first.Output + first.Errors);
        var json = JsonSerializer.Deserialize<JsonElement>(first.Output);
        Assert.Equal((3, 2, 1), (json.GetProperty("rows").GetInt32(), json.GetProperty("accepted").GetInt32(), json.GetProperty("refused").GetInt32()));
        var refusal = JsonSerializer.Deserialize<JsonElement>((await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken)).Single());
        Assert.Equal((2, "unreadable"), (refusal.GetProperty("row").GetInt32(), refusal.GetProperty("reason").GetString()));

        var again = JsonSerializer.Deserialize<JsonElement>((await ServerProcess.RunAsync("import", file, "--json", "--data", Data)).Output);
        Assert.Equal((0, 2), (again.GetProperty("accepted").GetInt32(), again.GetProperty("duplicates").GetInt32()));

        Assert.Equal(0, (await ServerProcess.RunAsync("verify", "--data", Data)).Code);
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(Data, "pem.db")};Pooling=False"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var change = database.CreateCommand();
            change.CommandText = "UPDATE entry SET time = time + 1 WHERE seq = 1";
            Assert.Equal(1, await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }
        var tampered = await ServerProcess.RunAsync("verify", "--json", "--data", Data);
        Assert.Equal(3, tampered.Code);
        Assert.NotEqual(0, JsonSerializer.Deserialize<JsonElement>(tampered.Output).GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task Replay_OfOneLogInAnyOrderAndFile_GivesOneHash_OfTheStateItWrites()
    {
        string[] events = [Given.Applied("a"), Given.Activity("x", "a"), Given.Activity("y", "a", "2026-05-12T09:00:00Z"), Given.Applied("b", "2026-02-01T00:00:00Z"), "{broken"];
        var (plain, zipped, state) = (Path.Combine(folder, "log.ndjson"), Path.Combine(folder, "rest.ndjson.gz"), Path.Combine(folder, "state.txt"));
        await File.WriteAllLinesAsync(plain, events, TestContext.Current.CancellationToken);
        var first = await ServerProcess.RunAsync("replay", plain, "--until", "2026-07-02T00:00:00Z", "--state", state, "--json", "--data", Data);
        Assert.True(first.Code == 3, first.Output + first.Errors);
        var json = JsonSerializer.Deserialize<JsonElement>(first.Output);
        Assert.Equal((4, 1, "2026-07-02T00:00:00Z"), (json.GetProperty("facts").GetInt32(), json.GetProperty("refused").GetInt32(), json.GetProperty("end").GetString()));
        Assert.Equal(json.GetProperty("hash").GetString(), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(state, TestContext.Current.CancellationToken))));
        Assert.Equal(2, (await File.ReadAllLinesAsync(state, TestContext.Current.CancellationToken)).Count(line => line.StartsWith("card ", StringComparison.Ordinal)));

        await File.WriteAllLinesAsync(plain, events.Reverse().Skip(1).Take(2), TestContext.Current.CancellationToken);
        await using (var zip = new GZipStream(File.Create(zipped), CompressionLevel.Fastest))
            await zip.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', events.Take(3).Reverse())), TestContext.Current.CancellationToken);
        var second = await ServerProcess.RunAsync("replay", zipped, plain, "--until", "2026-07-02T00:00:00Z", "--json");
        Assert.True(second.Code == 0, second.Output + second.Errors);
        var again = JsonSerializer.Deserialize<JsonElement>(second.Output);
        Assert.Equal((json.GetProperty("hash").GetString(), 1), (again.GetProperty("hash").GetString(), again.GetProperty("duplicates").GetInt32()));

        Assert.Equal(0, (await ServerProcess.RunAsync("verify", "--data", Data)).Code);
        var onto = await ServerProcess.RunAsync("replay", plain, "--data", Data);
        Assert.Equal(2, onto.Code);
        Assert.Contains("is not empty", string.Join(' ', onto.Errors.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(2, (await ServerProcess.RunAsync("replay", plain, "--until", "yesterday")).Code);
    }

    [Fact]
    public async Task Doctor_TellsEmptyHealthyLockedAndUnreadableApart()
    {
        Assert.Equal(0, (await ServerProcess.RunAsync("doctor", "--json", "--data", Data)).Code);
        var port = ServerProcess.FreePort();
        using (var http = new HttpClient())
        using (var server = ServerProcess.Start(port, "--data", Data))
        {
            await server.ReadyAsync(http, port);
            var locked = await ServerProcess.RunAsync("doctor", "--json", "--data", Data);
            Assert.Equal(3, locked.Code);
            Assert.Contains("Stop the other process", locked.Output, StringComparison.Ordinal);
            var second = await ServerProcess.RunAsync("--data", Data, "--urls", $"http://127.0.0.1:{ServerProcess.FreePort()}");
            Assert.Equal(1, second.Code);
            Assert.Contains("is open for writing elsewhere", string.Join(' ', second.Errors.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
            Assert.Equal(0, (await server.InterruptAsync()).Code);
        }
        Assert.Equal(0, (await ServerProcess.RunAsync("doctor", "--json", "--data", Data)).Code);
        foreach (var file in Directory.GetFiles(Data, "pem.db*")) File.Delete(file);
        await File.WriteAllTextAsync(Path.Combine(Data, "pem.db"), new string('x', 8_192), TestContext.Current.CancellationToken);
        var unreadable = await ServerProcess.RunAsync("doctor", "--json", "--data", Data);
        Assert.True(unreadable.Code == 3, $"{unreadable.Code}: {unreadable.Output}{unreadable.Errors}");
    }

    [Fact]
    public async Task Demo_ComesUp_LivesOn_AndStopsWhenAsked()
    {
        var port = ServerProcess.FreePort();
        using var http = new HttpClient();
        using var demo = ServerProcess.Start(port, "demo", "--partners", "50", "--speed", "100000", "--data", Data);
        await demo.ReadyAsync(http, port);
        // Closes are decided at the end of the import; what comes after them is the live stream.
        await Eventually.GetAsync(
            async () => (await http.GetAsync($"http://127.0.0.1:{port}/v1/partners/p-000000/timeline?limit=1000")) is { IsSuccessStatusCode: true } page ? await page.Content.ReadAsStringAsync() : "",
            timeline => timeline.Contains("tier-decided", StringComparison.Ordinal));
        var imported = await demo.ReadyAsync(http, port, ready => ready.GetProperty("deadlinesDue").GetInt64() < 50);
        await demo.ReadyAsync(http, port, ready => ready.GetProperty("entries").GetInt64() > imported.GetProperty("entries").GetInt64() + 200);
        var ended = await demo.InterruptAsync();
        Assert.True(ended.Code == 0, ended.Errors);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
