namespace PemActors.Rulebook.Tests.Twin;

/// <summary>One rulebook, two engines: columns stepped by the week and the same facts folded give the same cards, tiers and payouts.</summary>
public sealed class TwinTests
{
    private const int Partners = 300;
    private const int Weeks = 78;

    private static readonly Luck Luck = new(2026);
    private static readonly Windows Right = Windows.Of(TwinProgram.Document);
    private static readonly Lazy<World> Columns = new(() => Kernel.Run(TwinProgram.Document, Right, Luck, Partners, Weeks));
    private static readonly Lazy<Outcomes> Folded = new(() => FoldedRoad.Of(Columns.Value.Journal, Luck, Weeks));

    [Fact]
    public void BothRoads_ComeToTheSame()
    {
        var differences = Differences.Between(Columns.Value.Outcomes, Folded.Value);
        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n{string.Join("\n", differences.Take(10))}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void BothRoads_ComeToTheSame_WithOtherLuck(ulong seed)
    {
        var columns = Kernel.Run(TwinProgram.Document, Right, new(seed), 40, Weeks);
        Assert.Empty(Differences.Between(columns.Outcomes, FoldedRoad.Of(columns.Journal, new(seed), Weeks)).Take(10));
    }

    [Fact]
    public void EveryMechanism_IsAtWork()
    {
        string[] mechanisms =
        [
            "activities left the window", "closes left the window", "answers left the window", "ARR left the window", "strike aged out", "strike cleared",
            "certification expired", "certified without the level below", "protection renewed", "renewal void", "protection lapsed before the win",
            "protection lapsed with its holder", "registration rejected", "credit split", "direct deal", "customer left", "fell silent", "terminated",
            "suspended by strikes", "reinstated", "not judged", "promoted to Select", "promoted to Premier", "promoted to Elite", "warned", "warning cleared",
            "demoted from Select", "demoted from Premier", "demoted from Elite", "regained", "paid margin", "paid referral", "paid rebate", "paid spif",
            "margin at its cap", "referral fee at its cap", "rebate at step 0", "rebate at step 1", "rebate at step 2", "rebate at step 3",
            "SPIF at a partner's cap", "box used up", "ineligible: Terminated", "ineligible: TierNotEligible", "ineligible: RegionNotEligible",
            "ineligible: MotionNotEligible",
        ];
        var tally = Columns.Value.Tally;
        Assert.Empty(mechanisms.Where(name => tally.GetValueOrDefault(name) < 3).Select(name => $"{name}: {tally.GetValueOrDefault(name)}"));
    }

    // Facts do not depend on the windows, so that the roads part at the planted day alone.
    [Theory]
    [InlineData(1, 0, 0, 0)]
    [InlineData(-1, 0, 0, 0)]
    [InlineData(0, 1, 0, 0)]
    [InlineData(0, -1, 0, 0)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(0, 0, -1, 0)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(0, 0, 0, -1)]
    public void OneDayTooManyOrTooFew_InOneWindow_IsFound(int activity, int quality, int arr, int strikes)
    {
        var wrong = new Windows(Right.Activity + activity, Right.Quality + quality, Right.Arr + arr, Right.Strikes + strikes);
        var columns = Kernel.Run(TwinProgram.Document, wrong, Luck, Partners, Weeks);
        Assert.Equal(Columns.Value.Journal.Facts, columns.Journal.Facts);
        Assert.NotEmpty(Differences.Between(columns.Outcomes, Folded.Value));
    }
}
