using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Cadence;

/// <summary>The weekly deal review: registrations that wait, answers overdue, protections about to lapse, deals that stall, and conflicts.</summary>
public static class DealReview
{
    /// <summary>The review of a state; inputs may come in any order.</summary>
    public static CadenceDocument Make(Edition edition, DealReviewInputs inputs)
    {
        var terms = edition.Program.Cadence;
        var at = edition.At;
        var registrations = inputs.Registrations.OrderBy(each => each.Due).ThenBy(each => each.Opportunity).ThenBy(each => each.Partner).ToArray();
        bool IsOverdue(OpenRegistration each) => ResponseClock.StateAt(each.Due, Instant.Never, at) == ResponseState.Breached;
        var overdue = registrations.Where(IsOverdue).ToArray();
        var waiting = registrations.Where(each => !IsOverdue(each)).ToArray();
        var lapsing = inputs.Protections.Where(each => each.Until > at && each.Until <= at.AddDays(terms.LapsingDays))
            .OrderBy(each => each.Until).ThenBy(each => each.Opportunity).ToArray();
        var stalled = inputs.Deals.Where(each => each.StageSince <= at.AddDays(-terms.StalledDays)).OrderBy(each => each.StageSince).ThenBy(each => each.Opportunity).ToArray();
        var conflicts = inputs.Conflicts.OrderBy(each => each.Level).ThenBy(each => each.Due).ThenBy(each => each.Conflict).ToArray();
        return CadenceDocument.Of(
            DocumentKind.DealReview,
            edition,
            Sheet.One("summary", 0).Count("open-registrations", _ => waiting.Length).Count("sla-breaches", _ => overdue.Length).Count("lapsing-protections", _ => lapsing.Length)
                .Count("stalled-deals", _ => stalled.Length).Money("stalled-amount", _ => stalled.Sum(each => each.AmountMinor)).Count("conflicts", _ => conflicts.Length).Section,
            Registrations("open-registrations", waiting).Section,
            Registrations("sla-breaches", overdue).Count("hours-overdue", each => (at - each.Due).Ticks / TimeSpan.TicksPerHour).Section,
            Sheet.Of("lapsing-protections", lapsing).Opportunity(each => each.Opportunity).Partner(each => each.Partner).Date("until", each => each.Until)
                .Money("amount", each => each.AmountMinor).Section,
            Sheet.Of("stalled-deals", stalled).Opportunity(each => each.Opportunity).Partner(each => each.Owner).Word("stage", each => each.Stage)
                .Count("days-in-stage", each => (at - each.StageSince).Ticks / TimeSpan.TicksPerDay).Money("amount", each => each.AmountMinor).Section,
            Sheet.Of("conflicts", conflicts).Word("level", each => each.Level).Conflict(each => each.Conflict).Opportunity(each => each.Opportunity)
                .Text("parties", each => string.Join(", ", each.Parties.Order())).Date("due", each => each.Due).Section);
    }

    private static Sheet<OpenRegistration> Registrations(string name, IEnumerable<OpenRegistration> items) => Sheet.Of(name, items)
        .Opportunity(each => each.Opportunity).Partner(each => each.Partner).Text("account", each => each.Account).Text("product-line", each => each.ProductLine)
        .Date("submitted", each => each.Submitted).Date("due", each => each.Due).Money("amount", each => each.AmountMinor);
}

/// <summary>What the deal review is made from, at its instant.</summary>
/// <param name="Registrations">Submitted and not answered.</param>
/// <param name="Protections">Live.</param>
/// <param name="Deals">Neither won nor lost.</param>
/// <param name="Conflicts">Not decided.</param>
public sealed record DealReviewInputs(
    IReadOnlyList<OpenRegistration> Registrations,
    IReadOnlyList<ProtectedDeal> Protections,
    IReadOnlyList<OpenDeal> Deals,
    IReadOnlyList<OpenConflict> Conflicts);

/// <summary>A registration that waits for its answer; overdue from <paramref name="Due"/> on.</summary>
public sealed record OpenRegistration(OpportunityId Opportunity, PartnerId Partner, string Account, string ProductLine, Instant Submitted, Instant Due, long AmountMinor);

/// <summary>A protection that holds to before <paramref name="Until"/>.</summary>
public sealed record ProtectedDeal(OpportunityId Opportunity, PartnerId Partner, Instant Until, long AmountMinor);

/// <summary>An open deal, and since when it is at its stage; no owner where it is the vendor's own.</summary>
public sealed record OpenDeal(OpportunityId Opportunity, PartnerId? Owner, Stage Stage, Instant StageSince, long AmountMinor);

/// <summary>A conflict that is not decided, at its step of the ladder, which times out when it is due.</summary>
public sealed record OpenConflict(ConflictId Conflict, OpportunityId Opportunity, IReadOnlyList<PartnerId> Parties, ConflictLevel Level, Instant Due);
