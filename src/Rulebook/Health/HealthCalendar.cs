using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Health;

/// <summary>When a card changes with no new event: windows slide, and facts known but dated later come to count.</summary>
public static class HealthCalendar
{
    /// <summary>
    /// The first instant after <paramref name="t"/> at which any figure of the card or of its explanation differs from that at
    /// <paramref name="t"/> without a new fact, or another document takes effect; null when none ever does. Before the introduction there is no card, and the
    /// introduction itself is the change. An item at a leaves a window of N days at a + N·24 h exactly.
    /// </summary>
    public static Instant? NextChange(PartnerEvidence evidence, ProgramTimeline programs, Instant t)
    {
        if (evidence.Profile is not { } profile) return null;
        if (t < profile.AppliedAt) return profile.AppliedAt;
        var program = programs.At(t);
        var quality = program.Health.Quality;
        var now = Read(evidence.HealthAt(t, programs), quality);
        HealthExplanation? explained = null;
        for (var at = t; ;)
        {
            var next = new NextInstant(at);
            evidence.OfferHealth(ref next, programs);
            if (next.Best == Instant.Never) return null;
            at = next.Best;
            // Every card names the document that made it.
            if (programs.At(at) != program) return at;
            var then = Read(evidence.HealthAt(at, programs), quality);
            if (then == now) continue;
            if (ShownCountsDiffer(now, then)) return at;
            // Sums and closes may move without any shown figure moving (1 win of 2 becomes 2 of 4): only the words can tell.
            var cuts = HealthCuts.For(program.Health, profile.Type, profile.Region);
            if (HealthEvidence.Of(now, cuts) != HealthEvidence.Of(then, cuts)) return at;
            explained ??= HealthRules.Explain(now, cuts);
            if (HealthRules.Explain(then, cuts) != explained) return at;
        }
    }

    // Closes too few to make a win rate are read by nobody, so their coming and going is no change.
    private static HealthInputs Read(in HealthInputs inputs, QualityCuts quality) =>
        Banding.RateKnown(inputs, quality) ? inputs : inputs with { Won = 0, Lost = 0 };

    private static bool ShownCountsDiffer(in HealthInputs a, in HealthInputs b) =>
        a.Activities != b.Activities || a.OpenMinor != b.OpenMinor || a.AdvancedMinor != b.AdvancedMinor || a.Certifications != b.Certifications || a.Strikes != b.Strikes;
}
