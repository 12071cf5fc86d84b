using static PemActors.Journal.Tests.Given;

namespace PemActors.Journal.Tests.Contract;

/// <summary>Five cards, and which of them a query finds in which order.</summary>
public static class CardCases
{
    public static readonly CardRow[] Cards =
    [
        Card("a1", name: "Zenith", band: "red", tier: "elite", region: "emea", score: 10, open: 500, arr: 7),
        Card("b2", name: "Åkerlund", band: "green", tier: "none", region: "apac", score: 90, open: 500, arr: 8),
        Card("c3", name: "apex", band: "green", tier: "premier", region: "emea", type: "si", score: 50, open: 100, arr: 9),
        Card("d4", name: "Apex", band: "yellow", tier: "registered", region: "amer", score: 50, open: 0, arr: 0),
        Card("e5", name: "Apex", band: "green", tier: "premier", region: "emea", score: -1, open: -5, arr: long.MaxValue / 2),
    ];

    public static TheoryData<CardQuery, string> Queries => new()
    {
        { new(), "a1 b2 c3 d4 e5" },
        { new(Descending: true), "e5 d4 c3 b2 a1" },
        { new(Sort: CardSort.Name), "d4 e5 a1 c3 b2" },
        { new(Sort: CardSort.Name, Descending: true), "b2 c3 a1 d4 e5" },
        { new(Sort: CardSort.Score), "e5 a1 c3 d4 b2" },
        { new(Sort: CardSort.Score, Descending: true), "b2 c3 d4 a1 e5" },
        { new(Sort: CardSort.Tier), "b2 d4 c3 e5 a1" },
        { new(Sort: CardSort.Tier, Descending: true), "a1 c3 e5 d4 b2" },
        { new(Sort: CardSort.Open), "e5 d4 c3 a1 b2" },
        { new(Sort: CardSort.Arr, Descending: true), "e5 c3 b2 a1 d4" },
        { new(Search: "APEX"), "c3 d4 e5" },
        { new(Search: "åker"), "b2" },
        { new(Search: "B2"), "b2" },
        { new(Search: "%"), "" },
        { new(Search: ""), "a1 b2 c3 d4 e5" },
        { new(Band: "green"), "b2 c3 e5" },
        { new(Band: "green", Region: "emea"), "c3 e5" },
        { new(Tier: "premier", Type: "si"), "c3" },
        { new(Region: "nowhere"), "" },
        { new(Search: "apex", Band: "green", Sort: CardSort.Score), "e5 c3" },
    };
}
