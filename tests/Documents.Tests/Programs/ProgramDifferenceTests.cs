using PemActors.Documents.Programs;
using PemActors.Rulebook.Cadence;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Documents.Tests.Programs;

public sealed class ProgramDifferenceTests
{
    private static readonly ProgramDocument Before = ProgramLoader.Default();

    [Fact]
    public void Between_EqualDocuments_IsNothing() => Assert.Empty(ProgramDifference.Between(Before, Before with { Version = "other" }));

    [Fact]
    public void Between_AValueAnItemAndAListThatDiffer_TellsEachAsPrinted()
    {
        var after = Before with
        {
            Activation = Before.Activation with { Days = 60 },
            Objectives = [Before.Objectives[1]],
            Engagement = Before.Engagement with { ProtectionDays = 120 },
        };
        var changes = ProgramDifference.Between(Before, after);
        Assert.Contains(new TermChange("activation.days", "45", "60"), changes);
        Assert.Contains(changes, change => change is { Before: "90", After: "120" });
        Assert.Contains(new TermChange("objectives.scale-sourced-arr.name", "Scale partner-sourced ARR", null), changes);
        Assert.DoesNotContain(changes, change => change.Path.Contains("quality-enablement", StringComparison.Ordinal));
    }

    [Fact]
    public void Between_ATimeline_TellsEachVersionAfterTheFirst()
    {
        var at = Instant.Utc(2026, 3, 1);
        var change = Assert.Single(ProgramDifference.Between(ProgramTimeline.Of(Before).With(at, Before with { Version = "2026.2", Activation = Before.Activation with { Activities = 4 } })));
        Assert.Equal(("2026.2", at), (change.Version, change.InForceFrom));
        Assert.Equal([new("activation.activities", "3", "4")], change.Terms);
    }
}
