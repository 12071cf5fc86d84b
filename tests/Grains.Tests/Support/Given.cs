using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;

namespace PemActors.Grains.Tests.Support;

/// <summary>Facts as the readings that the door makes of them.</summary>
internal static class Given
{
    private static readonly FactEncoder Encoder = new("USD");

    public static Reading.Accepted Event(string partner, PartnerFact fact) => Read(Encoder.ToEvent(new PartnerId(partner), fact));

    public static Reading.Accepted Event(string opportunity, OpportunityFact fact) => Read(Encoder.ToEvent(new OpportunityId(opportunity), fact));

    public static Reading.Accepted Event(EmittedFact fact) => Read(fact.ToEvent(Encoder, "USD"));

    public static (string Type, byte[] Data) Encoded(PartnerFact fact) => Encoder.Encode(fact);

    public static FactKey Key(string id, Instant time) => new(time, "crm", id);

    /// <summary>A partner that has applied, fits, has signed terms and was accepted, all at one instant: it enters Registered there.</summary>
    public static IEnumerable<Reading.Accepted> Registered(string partner, Instant at) =>
    [
        Event(partner, new PartnerFact.Applied(Key($"{partner}-applied", at), PartnerType.Reseller, "emea", partner, [Motion.Resell])),
        Event(partner, new PartnerFact.IcpFitAssessed(Key($"{partner}-fit", at), true)),
        Event(partner, new PartnerFact.AgreementSigned(Key($"{partner}-terms", at), AgreementKind.Terms, null)),
        Event(partner, new PartnerFact.Accepted(Key($"{partner}-accepted", at))),
    ];

    public static Reading.Accepted Activity(string partner, string id, Instant at) =>
        Event(partner, new PartnerFact.ActivityRecorded(Key(id, at), ActivityKind.Demo, null, null, null, true));

    public static Reading.Accepted Survey(string partner, string id, Instant at, int csatHundredths) =>
        Event(partner, new PartnerFact.SurveyAnswered(Key(id, at), csatHundredths));

    public static Reading.Accepted Created(string opportunity, string owner, Instant at, long amountMinor) => Event(
        opportunity, new OpportunityFact.Created(Key($"{opportunity}-created", at), "acct", "core", amountMinor, Stage.Propose, Motion.Resell, new(owner), false));

    public static Reading.Accepted Touch(string opportunity, string id, string partner, Instant at) =>
        Event(opportunity, new OpportunityFact.TouchRecorded(Key(id, at), new(partner), EvidenceKind.JointMeeting, true));

    public static Reading.Accepted Won(string opportunity, Instant at, long amountMinor) =>
        Event(opportunity, new OpportunityFact.Won(Key($"{opportunity}-won", at), amountMinor, null, null));

    private static Reading.Accepted Read(CloudEvent made) =>
        EventCatalog.TryFind(made.Type, out var type) ? new(1, made, type) : throw new ArgumentException($"{made.Type} is no event of the contract.", nameof(made));
}
