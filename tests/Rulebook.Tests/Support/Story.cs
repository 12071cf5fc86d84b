using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Tests.Support;

/// <summary>Tells facts about one partner shortly: each call is one fact with an id of its own.</summary>
internal sealed class Story
{
    private int next;

    public PartnerEvidence Evidence { get; } = new(new("acme"));

    public static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text, styles: System.Globalization.DateTimeStyles.AssumeUniversal));

    public Story Say(string at, Func<FactKey, PartnerFact> fact)
    {
        Evidence.Apply(fact(new(At(at), "test", $"e{next++:000}")));
        return this;
    }

    public Story Applied(string at) => Say(at, key => new PartnerFact.Applied(key, PartnerType.Reseller, "emea", "Acme", [Motion.Resell]));

    public Story Registered(string at) => Applied(at).Say(at, key => new PartnerFact.IcpFitAssessed(key, true)).Say(at, key => new PartnerFact.AgreementSigned(key, AgreementKind.Terms, null));

    public Story Active(params string[] times) => times.Aggregate(this, (story, at) => story.Say(at, key => new PartnerFact.ActivityRecorded(key, ActivityKind.Demo, null, null, null, true)));

    public Story Certified(string at, int count = 1)
    {
        for (var i = 0; i < count; i++) Say(at, key => new PartnerFact.CertificationEarned(key, $"u{next}", "first", CertificationLevel.Foundational, 9_000, Instant.Never));
        return this;
    }

    public Story Win(string at, long minor = 0, long? credit = null, bool sourced = false, string? churned = null) => Say(at, key => new PartnerFact.OpportunityNoted(
        key,
        new(new($"o{next}"), 1, "acct", "core", key.Time, key.Time, [], [new(key.Time, minor)], [new(key.Time, Stage.Qualify)], [], new(key.Time, true, minor, credit ?? minor, sourced), churned is null ? null : At(churned))));
}
