using System.Text;
using System.IO.Compression;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Commands;
using PemActors.Simulator.Population;
using PemActors.Simulator.Tests.Population;

namespace PemActors.Simulator.Tests.Commands;

public sealed class EmitTests(Ecosystem500 ecosystem) : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pem-emit-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Emit_ItsLines_AreTheFactsAndPassTheDoor()
    {
        var (code, output, _) = await Run("emit", "--partners", "60", "--weeks", "78", "--seed", "3", "--out", "-");
        Assert.Equal(0, code);
        var reader = new CloudEventReader(new("USD", []));
        var lines = new LineCut(output).Lines().ToList();
        var facts = Ecosystem500.Emit(new() { Partners = 60 }).ToList();
        Assert.Equal(facts.Count, lines.Count);
        for (var i = 0; i < facts.Count; i++) Assert.Equal(Text(facts[i]), Decoded(reader, lines[i]));
    }

    [Fact]
    public void EveryFactOfTheDemonstration_PassesTheDoorOnce()
    {
        var reader = new CloudEventReader(new("USD", []));
        var encoder = new FactEncoder("USD");
        var keys = new HashSet<(string, string)>();
        foreach (var fact in ecosystem.Facts)
        {
            var sent = fact.ToEvent(encoder, "USD");
            Assert.IsType<Reading.Accepted>(Read(reader, CloudEventWriter.ToJson(sent)));
            Assert.True(keys.Add((sent.Source, sent.Id)));
        }
    }

    [Fact]
    public async Task Emit_SameOptions_SameBytes()
    {
        var first = await Run("emit", "--partners", "30", "--weeks", "40", "--seed", "9", "--out", "-");
        Assert.Equal(first.Output, (await Run("emit", "--partners", "30", "--weeks", "40", "--seed", "9", "--out", "-")).Output);
        Assert.NotEqual(first.Output, (await Run("emit", "--partners", "30", "--weeks", "40", "--seed", "10", "--out", "-")).Output);
    }

    [Fact]
    public async Task Emit_ToAGzFile_CompressesTheSameLines()
    {
        var path = Path.Combine(_directory.FullName, "facts.ndjson.gz");
        var (code, output, error) = await Run("emit", "--partners", "30", "--weeks", "20", "--out", path);
        Assert.Equal((0, 0), (code, output.Length));
        Assert.Contains("week 13 of 20", error);
        using var lines = new MemoryStream();
        await using (var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) await file.CopyToAsync(lines, TestContext.Current.CancellationToken);
        Assert.Equal((await Run("emit", "--partners", "30", "--weeks", "20", "--out", "-")).Output, lines.ToArray());
        Assert.Single(_directory.GetFiles());
    }

    [Theory]
    [InlineData("--partners", "0", "--partners is '0'; it is a whole number from 1 to 1,000,000.")]
    [InlineData("--partners", "1000001", "1 to 1,000,000")]
    [InlineData("--partners", "many", "--partners is 'many'")]
    [InlineData("--weeks", "-1", "--weeks is '-1'; it is a whole number from 1 to 5,200.")]
    [InlineData("--weeks", "5201", "1 to 5,200")]
    [InlineData("--seed", "1.5", "--seed is '1.5'; it is a whole number from 0 to 18446744073709551615.")]
    [InlineData("--start", "1999-12-31", "--start is '1999-12-31'; it is a date from 2000-01-01 to 2099-12-31.")]
    [InlineData("--start", "2024-02-30", "--start is '2024-02-30'")]
    [InlineData("--colour", "red", "--colour")]
    public async Task Emit_BadOption_NamesTheLegalRange(string option, string value, string sentence)
    {
        var (code, output, error) = await Run("emit", option, value, "--out", "-");
        Assert.Equal((ExitCodes.BadInput, 0), (code, output.Length));
        Assert.Contains(sentence, error);
    }

    [Fact]
    public async Task Emit_WithoutTarget_AsksForIt() => Assert.Contains("--out", (await Run("emit")).Error);

    [Fact]
    public async Task Emit_IntoNoDirectory_IsBadInput()
    {
        var (code, _, error) = await Run("emit", "--weeks", "1", "--out", Path.Combine(_directory.FullName, "none", "facts.ndjson"));
        Assert.Equal(ExitCodes.BadInput, code);
        Assert.Contains("directory that exists", error);
        Assert.Equal(ExitCodes.BadInput, (await Run("emit", "--weeks", "1", "--out", _directory.FullName)).Code);
    }

    [Fact]
    public async Task Emit_Cancelled_KeepsNothing()
    {
        var path = Path.Combine(_directory.FullName, "facts.ndjson");
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var (code, _, error) = await Execute(["emit", "--out", path], cancellation.Token);
        Assert.Equal(ExitCodes.Cancelled, code);
        Assert.Contains("Cancelled", error);
        Assert.Empty(_directory.GetFiles());
    }

    [Fact]
    public async Task Help_ShowsExamplesAndExitCodes()
    {
        using var words = new StringWriter();
        Assert.Equal(0, await SimulateCommand.RunAsync(["emit", "--help"], () => Stream.Null, words, TextWriter.Null, TestContext.Current.CancellationToken));
        Assert.Contains("emit --out facts.ndjson.gz", words.ToString());
        Assert.Contains("130 cancelled", words.ToString());
        Assert.Contains("2024-01-01", words.ToString());
    }

    private static Task<(int Code, byte[] Output, string Error)> Run(params string[] args) => Execute(args, TestContext.Current.CancellationToken);

    private static async Task<(int Code, byte[] Output, string Error)> Execute(string[] args, CancellationToken cancellation)
    {
        using var data = new MemoryStream();
        using var error = new StringWriter();
        var code = await SimulateCommand.RunAsync(args, () => data, TextWriter.Null, error, cancellation);
        return (code, data.ToArray(), error.ToString());
    }

    private static Reading Read(CloudEventReader reader, ReadOnlyMemory<byte> line) =>
        Assert.Single(Assert.IsType<BodyReading.Events>(reader.ReadStructured(line, Instant.Utc(2200, 1, 1))).Readings);

    private static string Decoded(CloudEventReader reader, ReadOnlyMemory<byte> line)
    {
        var accepted = Assert.IsType<Reading.Accepted>(Read(reader, line)).Event;
        var (key, converter) = (FactDecoder.Key(accepted), new CurrencyConverter("USD", []));
        object? fact = accepted.Subject[..2] switch
        {
            "p-" => FactDecoder.Partner(accepted.Type, key, accepted.Data, converter),
            "o-" => FactDecoder.Opportunity(accepted.Type, key, accepted.Data, converter),
            _ => $"{key} {accepted.Type} {Encoding.UTF8.GetString(accepted.Data.Span)}",
        };
        return $"{accepted.Subject} {fact}".Replace("Motion[]", "motions", StringComparison.Ordinal);
    }

    // A decision is compared with its own encoding: the rulebook has no fact for it.
    private static string Text(EmittedFact fact) => $"{fact.Subject.Id} {(fact.Decision is null ? fact.Fact : Encoded(fact))}".Replace("Motion[]", "motions", StringComparison.Ordinal);

    private static string Encoded(EmittedFact fact)
    {
        var made = fact.ToEvent(new("USD"), "USD");
        return $"{fact.Key} {made.Type} {Encoding.UTF8.GetString(made.Data.Span)}";
    }

    /// <summary>NDJSON cut at its line ends.</summary>
    private sealed class LineCut(byte[] bytes)
    {
        public IEnumerable<ReadOnlyMemory<byte>> Lines()
        {
            for (var start = 0; start < bytes.Length;)
            {
                var end = Array.IndexOf(bytes, (byte)'\n', start);
                yield return bytes.AsMemory(start, end - start);
                start = end + 1;
            }
        }
    }
}
