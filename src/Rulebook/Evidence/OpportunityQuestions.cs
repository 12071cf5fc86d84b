using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Evidence;

public sealed partial class OpportunityEvidence
{
    /// <summary>
    /// The whole history as one partner may count it; null while the creation is not known. Steps after the close are left out, for
    /// nothing reads them. A partner that nothing links still gets one: it may have been linked by an earlier version.
    /// <paramref name="history"/> is as for <see cref="Credits"/>.
    /// </summary>
    public OpportunityHistory? HistoryFor(PartnerId partner, long version, ProgramTimeline programs, IReadOnlyList<ClosedDeal>? history = null)
    {
        if (created is null) return null;
        var protections = Protections(programs);
        return new(
            Id,
            version,
            created.Account,
            created.ProductLine,
            created.Key.Time,
            LinkedFrom(partner),
            [.. protections.Where(protection => protection.Partner == partner).Select(protection => protection.Held)],
            AmountSteps(),
            StageSteps(),
            Submitted(partner),
            CloseFor(partner, protections, AtClose(programs), history),
            ChurnedAt);
    }

    /// <summary>
    /// Who is credited with how much of the deal under the model of the program in force at its close, by partner id ascending; empty while it is not closed won, or with no
    /// touch. Markov and Shapley read <paramref name="history"/>, which this deal belongs to; without one they give what linear gives.
    /// </summary>
    public IReadOnlyList<Credit> Credits(ProgramTimeline programs, IReadOnlyList<ClosedDeal>? history = null) =>
        Divided(Attributed(AtClose(programs).Attribution.Model, programs, history)?.Credits ?? []);

    /// <summary>The credits under any model, with what they rest on, before a conflict's split divides them; null while the deal is not closed won.</summary>
    public AttributionReport? Attributed(AttributionModel model, ProgramTimeline programs, IReadOnlyList<ClosedDeal>? history = null) =>
        created is null || closed is not OpportunityFact.Won won
            ? null
            : AttributionRules.Report(
                model, Inputs(model, Protections(programs), AtClose(programs), history), AtClose(programs).Attribution, won.AmountMinor);

    /// <summary>The deal as an entry of the history that Markov and Shapley read; null while it is not created and closed.</summary>
    public ClosedDeal? AsClosed(ProgramTimeline programs) => created is null || closed is null
        ? null
        : new(ClosedAt, closed is OpportunityFact.Won, [.. CreditedTouches(Protections(programs), AtClose(programs).Attribution.LookBackDays)
            .OrderBy(touch => touch.Key).Select(touch => touch.Partner)]);

    /// <summary>Who sourced and who influenced the deal, as of its close or of all that is known; null while it is not created.</summary>
    public DealRoles? Roles(ProgramTimeline programs)
    {
        if (created is null) return null;
        var protections = Protections(programs);
        return DealRoles.Of(Approvals(protections), CreditedTouches(protections, AtClose(programs).Attribution.LookBackDays), created.Key.Time);
    }

    /// <summary>The partner that sourced the deal, as of its close or of all that is known; null when it is direct or not created.</summary>
    public PartnerId? SourcedBy(ProgramTimeline programs) =>
        created is null ? null : SourcedBy(Protections(programs), AtClose(programs).Attribution.LookBackDays);

    private PartnerId? SourcedBy(IReadOnlyList<Protection> protections, int lookBackDays) => Sourcing.Source(
        Approvals(protections),
        CreditedTouches(protections, lookBackDays),
        created!.Key.Time);

    private static IEnumerable<Touch> Approvals(IReadOnlyList<Protection> protections) =>
        protections.Select(protection => new Touch(protection.Approved, protection.Partner));

    private AttributionInputs Inputs(AttributionModel model, IReadOnlyList<Protection> protections, ProgramDocument program, IReadOnlyList<ClosedDeal>? history) => new(
        created!.Key.Time,
        ClosedAt,
        CreditedTouches(protections, program.Attribution.LookBackDays).ToArray(),
        history ?? [],
        model == AttributionModel.Shapley ? KeyedDraw.KeyOf(Id) : 0);

    // An owner is linked from the creation on; where the close is dated before it, from the close, so that the clocks of two
    // systems cannot take a deal from its owner. A touch after the close links nothing.
    private Instant? LinkedFrom(PartnerId partner)
    {
        Instant? linked = created!.Owner == partner ? Instant.Min(created.Key.Time, ClosedAt) : null;
        foreach (ref readonly var touch in touches.Items)
        {
            if (touch.Key.Time > ClosedAt) break;
            if (touch.Value.Verified && touch.Value.Partner == partner)
                return linked is { } owned ? Instant.Min(owned, touch.Key.Time) : touch.Key.Time;
        }
        return linked;
    }

    private OpportunityClose? CloseFor(PartnerId partner, IReadOnlyList<Protection> protections, ProgramDocument program, IReadOnlyList<ClosedDeal>? history)
    {
        if (closed is null) return null;
        var sourced = SourcedBy(protections, program.Attribution.LookBackDays) == partner;
        if (closed is not OpportunityFact.Won won) return new(ClosedAt, false, 0, 0, sourced);
        var terms = program.Attribution;
        var credits = Divided(AttributionRules.Credits(terms.Model, Inputs(terms.Model, protections, program, history), terms, won.AmountMinor));
        var place = PlaceOf(partner, credits);
        var credit = place < 0 ? 0 : credits[place].AmountMinor;
        return new(ClosedAt, true, won.AmountMinor, credit, sourced, WinFor(partner, won, protections, credits, place));
    }

    // Credit is given by the document in force at the close; for a deal still open, by the one that takes effect last.
    private ProgramDocument AtClose(ProgramTimeline programs) => programs.At(ClosedAt);

    // Churn before the win is of an earlier subscription.
    private Instant? ChurnedAt
    {
        get
        {
            if (closed is not OpportunityFact.Won) return null;
            var churned = churns.FirstFrom(ClosedAt);
            return churned == Instant.Never ? null : churned;
        }
    }

    private List<Instant> Submitted(PartnerId partner)
    {
        var submitted = new List<Instant>();
        foreach (ref readonly var submission in Submissions)
            if (submission.Value == partner)
                submitted.Add(submission.Key.Time);
        return submitted;
    }

    private List<AmountStep> AmountSteps()
    {
        var steps = new List<AmountStep>();
        foreach (var (at, value) in Steps(amounts.Items, created!.AmountMinor)) steps.Add(new(at, value));
        return steps;
    }

    private List<StageStep> StageSteps()
    {
        var steps = new List<StageStep>();
        foreach (var (at, value) in Steps(stages.Items, created!.Stage)) steps.Add(new(at, value));
        return steps;
    }

    // The value of the creation stands until a change; a change dated before the creation is one already, and of several at one
    // instant the greater key wins.
    private List<(Instant At, T Value)> Steps<T>(ReadOnlySpan<Keyed<T>> changes, T first)
    {
        var steps = new List<(Instant At, T Value)> { (created!.Key.Time, first) };
        foreach (ref readonly var change in changes)
        {
            if (change.Key.Time > ClosedAt) break;
            var at = Instant.Max(change.Key.Time, created.Key.Time);
            if (steps[^1].At == at) steps[^1] = (at, change.Value);
            else steps.Add((at, change.Value));
        }
        return steps;
    }
}
