using CsCheck;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tests.Support;

/// <summary>
/// Logs for laws. Names are few and instants coarse, so that repetitions, ties at one instant, windows met to the tick, facts
/// before the introduction and after a close are common.
/// </summary>
internal sealed record Generated(PartnerFact[] Partner, OpportunityFact[][] Opportunities)
{
    public static readonly PartnerId Me = new("acme");
    private static readonly PartnerId[] Partners = [Me, new("bolt"), new("cog")];
    private static readonly Instant Start = Instant.Utc(2024, 1, 1);

    private static readonly Gen<Instant> Time = Gen.Frequency(
        (4, Gen.Int[0, 900].Select(day => Start.AddDays(day))),
        (3, Gen.Select(Gen.Int[0, 900], Gen.Int[0, 23], (day, hour) => Start.AddDays(day) + TimeSpan.FromHours(hour))),
        (1, Gen.Select(Gen.Int[0, 10], Gen.Int[-1, 1], (quarter, tick) => new Instant(Start.AddMonths(3 * quarter).Ticks + tick))));

    private static readonly Gen<(Instant Time, int Kind, int A, int B, int N, Instant Other)> Draw =
        Gen.Select(Time, Gen.Int[0, 999], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 9_999], Time);

    public static readonly Gen<Instant> AnyTime = Gen.Select(Time, Gen.Int[-1, 1], (time, tick) => new Instant(time.Ticks + tick));

    public static readonly Gen<Generated> Log = Gen.Select(Draw.Array[0, 60], Draw.Array[0, 14].Array[4], Gen.Int[0, 1000]).Select((partner, opportunities, introduced) =>
        new Generated(
            [
                // Most partners are introduced and registered early, so that something comes of the rest.
                .. introduced < 900 ? (PartnerFact[])[Introduction(introduced), new PartnerFact.IcpFitAssessed(Key("crm", "fit", Start.AddDays(introduced / 6)), true), new PartnerFact.AgreementSigned(Key("prm", "terms", Start.AddDays(introduced / 5)), AgreementKind.Terms, null)] : [],
                .. partner.Select((draw, i) => PartnerFact(draw, $"p{i}")),
            ],
            [.. opportunities.Select((draws, o) => draws.Select((draw, i) => OpportunityFact(draw, $"o{o}-{i}", i)).ToArray())]));

    private static PartnerFact.Applied Introduction(int n) => new(Key("prm", "applied", Start.AddDays(n / 4)), PartnerType.Reseller, "emea", "Acme", [Motion.Resell]);

    private static FactKey Key(string source, string id, Instant time) => new(time, source, id);

    private static PartnerFact PartnerFact((Instant Time, int Kind, int A, int B, int N, Instant Other) d, string id)
    {
        var key = Key(d.N % 2 == 0 ? "crm" : "lms", id, d.Time);
        var later = Instant.Max(d.Other, d.Time.AddDays(1));
        Instant? end = d.N % 3 == 0 ? later : null;
        return d.Kind switch
        {
            < 15 => new PartnerFact.Applied(key, (PartnerType)d.A, "emea", "Acme", []),
            < 40 => new PartnerFact.IcpFitAssessed(key, d.N % 4 != 0),
            < 80 => new PartnerFact.AgreementSigned(key, (AgreementKind)(d.A / 2), end),
            < 95 => new PartnerFact.AgreementExpired(key, (AgreementKind)(d.A / 2)),
            < 125 => new PartnerFact.Accepted(key),
            < 140 => new PartnerFact.OnboardingCompleted(key),
            < 155 => new PartnerFact.Renewed(key, later),
            < 165 => new PartnerFact.Suspended(key, "late"),
            < 195 => new PartnerFact.Reinstated(key),
            < 198 => new PartnerFact.Terminated(key, "left"),
            < 225 => new PartnerFact.SpecializationAwarded(key, $"s{d.A}", end),
            < 245 => new PartnerFact.ReferenceProvided(key, $"c{d.A}"),
            < 270 => new PartnerFact.PlanAgreed(key, $"plan{d.A}", d.Time, d.N % 2 == 0 ? d.Time.AddMonths(24) : later, null),
            < 300 => new PartnerFact.UserAdded(key, $"u{d.A}", (UserRole)d.B),
            < 320 => new PartnerFact.UserRemoved(key, $"u{d.A}"),
            < 470 => new PartnerFact.CertificationEarned(key, $"u{d.A}", $"cert{d.B}", (CertificationLevel)(d.N % 7 / 3), d.N, end),
            < 490 => new PartnerFact.CertificationExpired(key, $"u{d.A}", $"cert{d.B}"),
            < 500 => new PartnerFact.ExamFailed(key, $"u{d.A}", $"cert{d.B}"),
            < 780 => new PartnerFact.ActivityRecorded(key, (ActivityKind)(d.N % 10), null, null, null, d.N % 2 == 0),
            < 790 => new PartnerFact.ViolationReported(key, $"v{d.A}", (ViolationKind)d.B),
            < 840 => new PartnerFact.StrikeConfirmed(key, $"v{d.A}"),
            < 850 => new PartnerFact.StrikeCleared(key, $"v{d.A}"),
            < 860 => new PartnerFact.DeliveryStarted(key, $"d{d.A}"),
            < 865 => new PartnerFact.MilestoneReached(key, $"d{d.A}"),
            < 910 => new PartnerFact.DeliveryCompleted(key, $"d{d.A}", d.N % 3 == 0 ? null : 100 + d.N % 401),
            < 950 => new PartnerFact.SurveyAnswered(key, 100 + d.N % 401),
            < 960 => new PartnerFact.NpsSubmitted(key, $"u{d.A}", d.N % 11),
            < 970 => new PartnerFact.PathStarted(key, $"u{d.A}", "path"),
            < 985 => new PartnerFact.ListingPublished(key, $"l{d.A}"),
            _ => new PartnerFact.ListingWithdrawn(key, $"l{d.A}"),
        };
    }

    private static OpportunityFact OpportunityFact((Instant Time, int Kind, int A, int B, int N, Instant Other) d, string id, int i)
    {
        var key = Key(d.N % 2 == 0 ? "crm" : "attribution", id, d.Time);
        var partner = Partners[d.A % 3];
        Instant? until = d.N % 3 == 0 ? Instant.Max(d.Other, d.Time.AddDays(-3)) : null;
        var amount = d.N * 10_000L;
        // The first fact of each opportunity introduces it, in the first year: the others may come before.
        if (i == 0) return new OpportunityFact.Created(key with { Time = Start.AddDays(d.N % 300) }, "acct", "core", amount, (Stage)d.B, Motion.CoSell, d.A < 2 ? partner : null, false);
        return d.Kind switch
        {
            < 40 => new OpportunityFact.Created(key, "acct", "core", amount, (Stage)d.B, Motion.CoSell, d.A < 3 ? partner : null, false),
            < 240 => new OpportunityFact.TouchRecorded(key, partner, (EvidenceKind)d.B, d.N % 4 != 0),
            < 390 => new OpportunityFact.StageChanged(key, (Stage)d.B),
            < 490 => new OpportunityFact.AmountChanged(key, amount),
            < 590 => new OpportunityFact.RegistrationSubmitted(key, partner),
            < 720 => new OpportunityFact.RegistrationApproved(key, partner, until),
            < 735 => new OpportunityFact.RegistrationRejected(key, partner, "AlreadyProtected"),
            // Told at the start of time, so that it is known at every t: its own keys tell when it counts.
            < 750 => new OpportunityFact.PartnerNoted(key with { Time = Start }, new(partner, i, [new(key, (ActivityKind)(d.N % 10))], d.B == 0 ? [key with { Time = d.Other, Id = $"{id}-lapse" }] : [])),
            < 800 => new OpportunityFact.RegistrationRenewed(key, partner, until),
            < 880 => new OpportunityFact.Won(key, amount, null, null),
            < 930 => new OpportunityFact.Lost(key, "price"),
            < 950 => new OpportunityFact.SubscriptionChurned(key),
            < 960 => new OpportunityFact.OrderPlaced(key, partner, amount, null),
            < 970 => new OpportunityFact.UsageMetered(key, amount, 24_000),
            < 985 => new OpportunityFact.SubscriptionRenewed(key, null),
            _ => new OpportunityFact.SubscriptionExpanded(key, amount),
        };
    }

    /// <summary>The evidence of the clean log: ordered, each fact once, each opportunity telling of itself once at the end.</summary>
    public PartnerEvidence Clean(ProgramDocument program)
    {
        var evidence = new PartnerEvidence(Me);
        foreach (var fact in Partner.OrderBy(fact => fact.Key)) evidence.Apply(fact);
        for (var o = 0; o < Opportunities.Length; o++)
        {
            var opportunity = new OpportunityEvidence(new($"opp{o}"));
            foreach (var fact in Opportunities[o].OrderBy(fact => fact.Key)) opportunity.Apply(fact);
            if (opportunity.HistoryFor(Me, Opportunities[o].Length, program) is { } history) evidence.Apply(Noted(history, o));
        }
        return evidence;
    }

    /// <summary>Every note that opportunities make of themselves while their facts arrive in the order given.</summary>
    public static IEnumerable<PartnerFact.OpportunityNoted> Notes(OpportunityFact[] arriving, int o, ProgramDocument program)
    {
        var opportunity = new OpportunityEvidence(new($"opp{o}"));
        var version = 0;
        foreach (var fact in arriving)
        {
            opportunity.Apply(fact);
            version++;
            if (opportunity.HistoryFor(Me, version, program) is { } history) yield return Noted(history, o);
        }
    }

    public static PartnerFact.OpportunityNoted Noted(OpportunityHistory history, int o) => new(new(Start, "pem:outbox", $"history/opp{o}/{history.Version}"), history);
}
