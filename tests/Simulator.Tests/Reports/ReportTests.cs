using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Time.Testing;
using Parquet;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Reports;
using PemActors.Simulator.Tests.Experiments;

namespace PemActors.Simulator.Tests.Reports;

public sealed class ReportTests
{
    private static readonly ExperimentResult Result = ReportTrial.Compared;

    [Fact]
    public void Json_HoldsWhatIdentifiesTheRun_AndReadsBackToTheSameBits()
    {
        var root = Json(Result);
        Assert.Equal("20261122", root.GetProperty("seed").GetString());
        Assert.Equal(ExperimentResult.CodeVersion, root.GetProperty("codeVersion").GetString());
        Assert.Equal(120, root.GetProperty("replications").GetInt32());
        Assert.Equal((true, false), (root.GetProperty("capped").GetBoolean(), root.GetProperty("partial").GetBoolean()));
        var scenario = root.GetProperty("scenarios")[0];
        Assert.Equal(Result.Baseline.Model.Hash, scenario.GetProperty("hash").GetString());
        Assert.Equal(Result.Baseline.ResultHash(), scenario.GetProperty("resultHash").GetString());
        Assert.Equal("2026.1", scenario.GetProperty("programVersion").GetString());
        foreach (var (kpi, index) in KpiCatalog.All.Select((kpi, index) => (kpi, index)))
        {
            var (found, estimate) = (scenario.GetProperty("kpis")[index], Result.Baseline.Estimate(kpi.Kpi));
            Assert.Equal(kpi.Id, found.GetProperty("kpi").GetString());
            Assert.Equal(estimate.Count, found.GetProperty("n").GetInt64());
            Assert.Equal(estimate.Mean, found.GetProperty("mean").GetDouble());
            Assert.Equal(estimate.HalfWidth(0.95), found.GetProperty("halfWidth").GetDouble());
        }

        Assert.Equal(3, root.GetProperty("comparisons").GetArrayLength());
        Assert.All(root.GetProperty("comparisons").EnumerateArray(), each => Assert.Equal("baseline", each.GetProperty("baseline").GetString()));
    }

    [Fact]
    public void Json_WithoutAnInterval_SaysNull()
    {
        var kpi = Json(ReportTrial.Run(2, new SyntheticModel("baseline", partners: 3, weeks: 2).Model)).GetProperty("scenarios")[0].GetProperty("kpis")[0];
        Assert.Equal(JsonValueKind.Null, kpi.GetProperty("quantiles")[2].GetProperty("interval")[0].ValueKind);
    }

    // The same experiment, run over other threads and batches, gives the same files.
    [Fact]
    public async Task Files_AreTheSameBytes_WhateverTheThreads()
    {
        var again = new ExperimentRunner(new FakeTimeProvider(), 5, 3).Run(Result.Experiment, null, TestContext.Current.CancellationToken);
        using var one = new ReportDirectory();
        using var other = new ReportDirectory();
        await ReportFiles.WriteAsync(one.Path, Result, cancellation: TestContext.Current.CancellationToken);
        await ReportFiles.WriteAsync(other.Path, again, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(ReportFiles.Names.Order(StringComparer.Ordinal), Directory.GetFiles(one.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var name in ReportFiles.Names)
            Assert.True(one.Read(name).AsSpan().SequenceEqual(other.Read(name)), $"{name} differs");
    }

    [Fact]
    public void Csv_HasARowPerFigure_EachWithItsCountAndInterval()
    {
        using var text = new StringWriter();
        CsvReport.WriteSummary(text, Result);
        string[][] rows = [.. text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
        Assert.Equal(1 + 4 * (KpiCatalog.Count + 5), rows.Length);
        var (n, half) = (Array.IndexOf(rows[0], "n"), Array.IndexOf(rows[0], "halfWidth"));
        Assert.All(rows.Skip(1), row => Assert.Equal("120", row[n]));
        Assert.All(rows.Skip(1), row => Assert.NotEqual("", row[half]));
        Assert.Equal(Result.Baseline.Estimate(Kpi.SourcedArr).Mean, double.Parse(rows[1][Array.IndexOf(rows[0], "mean")]));
    }

    [Fact]
    public void Csv_OfASweep_HasTheParameterBesideEachFigure()
    {
        var swept = Swept("250", "400", "250", "750");
        using var text = new StringWriter();
        CsvReport.WriteDifferences(text, swept);
        string[] lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1 + 3 * KpiCatalog.Count, lines.Length);
        Assert.All(lines.Skip(1 + 2 * KpiCatalog.Count), line => Assert.Contains(",perverse-spif,", line));
        Assert.All(lines.Skip(1 + 2 * KpiCatalog.Count), line => Assert.Contains(",spif.amount,750,", line));
    }

    [Fact]
    public async Task Parquet_HasARowPerReplicationAndKpi()
    {
        using var stream = new MemoryStream();
        await ParquetReport.WriteAsync(stream, Result, TestContext.Current.CancellationToken);
        stream.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("20261122", reader.CustomMetadata["seed"]);
        Assert.Equal(4, reader.RowGroupCount);
        using var group = reader.OpenRowGroupReader(1);
        var values = new double?[120 * KpiCatalog.Count];
        await group.ReadAsync<double>(reader.Schema.FindDataField("value"), values.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        var column = Result.Scenarios[1].Column(Kpi.Revenue);
        Assert.Equal(column, Enumerable.Range(0, 120).Select(row => values[row * KpiCatalog.Count + (int)Kpi.Revenue]!.Value));
    }

    [Fact]
    public void Page_NeedsNothingElse()
    {
        var html = HtmlReport.Write(Result);
        Assert.DoesNotMatch("(?i)(src|href)=\"(?!#)", html);
        Assert.DoesNotMatch("(?i)<script|@import|url\\((?!#)|http://(?!www.w3.org)|https://", html);
        Assert.DoesNotContain("0A0B", html);
    }

    [Fact]
    public void Page_IsWellFormed_AndItsIdsAreUnique()
    {
        var html = HtmlReport.Write(Result);
        var body = html[html.IndexOf("<main>", StringComparison.Ordinal)..(html.IndexOf("</main>", StringComparison.Ordinal) + "</main>".Length)];
        // The one attribute without a value, which XML does not know.
        var document = XDocument.Parse(body.Replace("<details open>", "<details>", StringComparison.Ordinal));
        string[] ids = [.. document.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        foreach (Match reference in Regex.Matches(body, "url\\(#([^)]+)\\)")) Assert.Contains(reference.Groups[1].Value, ids);
    }

    [Theory]
    [InlineData("fan")]
    [InlineData("key-results")]
    [InlineData("heat-map")]
    [InlineData("effects")]
    [InlineData("waterfall")]
    [InlineData("tier-flow")]
    [InlineData("concentration")]
    [InlineData("funnel")]
    [InlineData("kpis")]
    [InlineData("precision")]
    [InlineData("card")]
    public void Page_HasTheView(string id) => Assert.Contains($"<section id=\"{id}\">", HtmlReport.Write(Result));

    [Fact]
    public void Page_NeverSaysNeverOrAlways() =>
        Assert.DoesNotMatch(@"(?<![\d.,–−+$])(0|0\.0|100|100\.0)[\u00a0 ]%(?!\s*</text>)", Sentences(HtmlReport.Write(Result)));

    [Fact]
    public void Page_NamesTheBaselineAndShowsGaming()
    {
        var html = HtmlReport.Write(Result);
        Assert.Contains("less Baseline", html);
        Assert.Contains("Gaming cost, all", html);
        Assert.Contains("less Gaming cost", html);
    }

    [Fact]
    public void Page_OfOneScenario_HasNoComparison()
    {
        var html = HtmlReport.Write(ReportTrial.Single);
        Assert.DoesNotContain("id=\"effects\"", html);
        Assert.Contains("id=\"waterfall\"", html);
    }

    [Theory]
    [InlineData("250", "400", "300", "750")]
    [InlineData("linear", "u-shaped", "time-decay", "markov")]
    [InlineData("250", "250", "250", "250")]
    public void Page_OfASweep_ShowsTheAnswerAtEachValue(params string[] values)
    {
        var html = HtmlReport.Write(Swept(values));
        Assert.Contains("What spif.amount does", html);
        Assert.All(values.Skip(1), value => Assert.Contains($"{value}: ", html));
    }

    [Fact]
    public void Page_MarksUndecidedCells()
    {
        Assert.Contains("undecided\"", HtmlReport.Write(Result, 0.57));
        Assert.Contains("The decision level is 57", HtmlReport.Write(Result, 0.57));
    }

    [Fact]
    public void Page_OfACancelledRun_SaysSo() => Assert.Contains("Partial: the run was cancelled.", HtmlReport.Write(Result with { Partial = true }));

    [Fact]
    public void Page_EscapesTitles()
    {
        var titled = Result with { Experiment = Result.Experiment with { Title = "<b> & more" } };
        Assert.Contains("&lt;b&gt; &amp; more", HtmlReport.Write(titled));
    }

    [Fact]
    public void Page_OfTwoReplications_StillStands()
    {
        var two = ReportTrial.Run(2, new SyntheticModel("baseline", partners: 3, weeks: 2).Model);
        Assert.Contains("n = 2 replications", HtmlReport.Write(two).Replace('\u00a0', ' '));
    }

    // No partner, so no deal, no share, no flow: nothing to divide by anywhere.
    [Fact]
    public async Task AnEmptyEcosystem_IsReportedToo()
    {
        var empty = ReportTrial.Run(64, new SyntheticModel("baseline", partners: 0).Model, new SyntheticModel("spif", 1.1, 2, 0).Model);
        Assert.True(double.IsNaN(empty.Baseline.Estimate(Kpi.WinRate).Mean));
        Assert.Contains("not known yet", HtmlReport.Write(empty));
        Assert.DoesNotContain("NaN", HtmlReport.Write(empty));
        var winRate = Json(empty).GetProperty("scenarios")[0].GetProperty("kpis")[(int)Kpi.WinRate];
        Assert.Equal((0, JsonValueKind.Null), (winRate.GetProperty("n").GetInt32(), winRate.GetProperty("mean").ValueKind));
        using var directory = new ReportDirectory();
        await ReportFiles.WriteAsync(directory.Path, empty, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(ReportFiles.Names.Count, Directory.GetFiles(directory.Path).Length);
    }

    private static ExperimentResult Swept(params string[] values) =>
        Result with { Experiment = Result.Experiment with { Kind = ExperimentKind.Sweep, Sweep = new("spif.amount", [.. values]) } };

    private static JsonElement Json(ExperimentResult result)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(stream, result);
        return JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement;
    }

    // Axes may reach 0 % and 100 %; what is said may not.
    private static string Sentences(string html) => Regex.Replace(html[html.IndexOf("<main>", StringComparison.Ordinal)..], "<text[^>]*>[^<]*</text>", "");
}
