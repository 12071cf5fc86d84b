using System.Text;
using CsCheck;
using PemActors.Documents.Reports;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Tests.Reports;

public sealed class ReportTests
{
    private static readonly Instant At = Instant.Utc(2024, 3, 4);

    private static readonly Gen<(CellKind Kind, Cell Cell)> AnyCell = Gen.Select(Gen.Enum<CellKind>(), Gen.Long, Gen.String, Gen.Int[0, 1_000_000_000]).Select((kind, number, text, ticks) => (kind, Made(kind, number, text, ticks)));

    private static readonly Gen<Report> AnyReport = Gen.Select(AnyCell.Array[1, 6], Gen.Int[0, 3], Gen.Enum<DocumentKind>(), Gen.Int[0, 2]).Select((cells, rows, kind, scope) => new Report(
        new(
            "document:ABC", kind, scope == 0 ? DocumentScope.Ecosystem : scope == 1 ? new DocumentScope.Partner(new("acme")) : new DocumentScope.Region("em/ea"), new(At.AddDays(-7), At), "2026.1",
            [new("some-rows", [.. cells.Select((cell, i) => new Column($"column-{i}", cell.Kind))], [.. Enumerable.Range(0, rows).Select(row => (IReadOnlyList<Cell?>)[.. cells.Select((cell, i) => (row + i) % 3 == 0 ? null : cell.Cell)])])]),
        "USD"));

    [Fact]
    public void Json_ReadsBackAsTheSame() => AnyReport.Sample(report =>
    {
        var json = ReportJson.Write(report);
        var back = ReportJson.Read(json);
        Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(ReportJson.Write(back)));
        Assert.Equal(report.Document.Sections[0].Rows.SelectMany(row => row), back.Document.Sections[0].Rows.SelectMany(row => row));
        Assert.Equal((report.Document.Scope, report.Document.Period, report.Document.Kind), (back.Document.Scope, back.Document.Period, back.Document.Kind));
        Assert.Equal((report.Document.Scope.ToString(), report.Document.Period.After, "2026.1"), ReportJson.ReadHeader(json));
    });

    [Fact]
    public void Html_WhateverItHolds_AsksForNothingAndRunsNothing() => AnyReport.Sample(report =>
    {
        var page = ReportHtml.Write(report);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.OrdinalIgnoreCase);
    }, iter: 200);

    [Fact]
    public void Html_TextThatLooksLikeMarkup_StaysText()
    {
        const string hostile = "<img src=x onerror=alert(1)> & \"quoted\" </style>";
        var page = ReportHtml.Write(Of([new("notes", [new("note", CellKind.Text), new("partner", CellKind.Id)], [[new Cell.Text(hostile), new Cell.Id(new(SubjectKind.Partner, "a"))], [new Cell.Text("x"), null]])]));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot; &lt;/style&gt;", page, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "</style>"));
    }

    [Fact]
    public void Html_EveryKindOfCell_ReadsAsPeopleWriteIt()
    {
        Cell[] cells = [new Cell.Text("ends red"), new Cell.Count(1_234_567), new Cell.Money(-123_456_789), new Cell.Share(256_789), new Cell.Score(431), new Cell.Date(At), new Cell.Id(new(SubjectKind.Partner, "acme"))];
        var page = ReportHtml.Write(Of([new("open-registrations", [.. cells.Select(cell => new Column("sla-breaches", Enum.Parse<CellKind>(cell.GetType().Name)))], [cells])]));
        foreach (var text in (string[])["ends red", "1,234,567", "-1,234,567.89", "25.7 %", "4.31", "2024-03-04", ">acme<", "Open registrations", "SLA breaches", "Program 2026.1", "document:ABC", "amounts in USD"])
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_ASectionWithNothing_SaysSo() => Assert.Contains("None.", ReportHtml.Write(Of([new("conflicts", [new("level", CellKind.Text)], [])])), StringComparison.Ordinal);

    [Fact]
    public void FileName_OfAPartner_NamesKindPartnerAndDay() => Assert.Equal(
        ("qbr-pack-acme-2024-03-04", "QBR pack: acme"),
        (new Report(new("d", DocumentKind.QbrPack, new DocumentScope.Partner(new("acme")), new(At.AddDays(-90), At), "1", []), "USD") is var report ? report.FileName : "", report.Title));

    private static Report Of(IReadOnlyList<Section> sections) => new(new("document:ABC", DocumentKind.DealReview, DocumentScope.Ecosystem, new(At.AddDays(-7), At), "2026.1", sections), "USD");

    private static Cell Made(CellKind kind, long number, string text, int ticks) => kind switch
    {
        CellKind.Text => new Cell.Text(string.Concat(text.Where(letter => !char.IsSurrogate(letter)))),
        CellKind.Count => new Cell.Count(number),
        CellKind.Money => new Cell.Money(number),
        CellKind.Share => new Cell.Share(number),
        CellKind.Score => new Cell.Score(number),
        CellKind.Date => new Cell.Date(At + TimeSpan.FromTicks(ticks)),
        _ => new Cell.Id(new(SubjectKind.Partner, $"p{number}")),
    };
}
