using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Cadence;

/// <summary>The weekly activation checklist: of each partner accepted and not activated what is done, what is missing, and the days left.</summary>
public static class ActivationChecklist
{
    /// <summary>The checklist of a state; inputs may come in any order, activated partners among them.</summary>
    public static CadenceDocument Make(Edition edition, IReadOnlyList<ActivationState> partners)
    {
        var terms = edition.Program.Activation;
        var at = edition.At;
        var period = edition.PeriodOf(DocumentKind.ActivationChecklist);
        var inactive = partners.Where(each => each.Accepted <= at && Missing(each, terms).Length > 0).OrderBy(each => each.Accepted).ThenBy(each => each.Partner).ToArray();
        Instant EndOf(ActivationState each) => each.Accepted.AddDays(terms.Days);
        return CadenceDocument.Of(
            DocumentKind.ActivationChecklist,
            edition,
            Checked("to-activate", inactive.Where(each => EndOf(each) > at), terms)
                .Count("days-left", each => Ratio.Ceiling((EndOf(each) - at).Ticks, TimeSpan.TicksPerDay)).Section,
            Checked("ran-out", inactive.Where(each => period.Contains(EndOf(each))), terms).Section);
    }

    private static Sheet<ActivationState> Checked(string name, IEnumerable<ActivationState> partners, ActivationTerms terms) => Sheet.Of(name, partners)
        .Partner(each => each.Partner).Date("accepted", each => each.Accepted).Text("done", each => Done(each, terms)).Text("missing", each => Missing(each, terms));

    private static string Done(ActivationState state, ActivationTerms terms) =>
        terms.Rule == ActivationRule.Any3 ? Activities(state.Activities) : Kinds(state, true);

    // Nothing is missing when activated.
    private static string Missing(ActivationState state, ActivationTerms terms) =>
        terms.Rule == ActivationRule.Each ? Kinds(state, false)
        : state.Activities >= terms.Activities ? ""
        : Activities(terms.Activities - state.Activities);

    private static string Activities(int count) => count == 1 ? "1 activity" : $"{count} activities";

    private static string Kinds(ActivationState state, bool done)
    {
        (string Name, bool Is)[] kinds = [("deal registration", state.Registration), ("co-sell introduction", state.Introduction), ("co-marketing launch", state.Launch)];
        return string.Join(", ", kinds.Where(kind => kind.Is == done).Select(kind => kind.Name));
    }
}

/// <summary>How far an accepted partner has come with its activation, counting what it did in the days that activation allows.</summary>
/// <param name="Partner">Who.</param>
/// <param name="Accepted">When accepted first.</param>
/// <param name="Activities">Activities of any kind.</param>
/// <param name="Registration">Whether one was a deal registration.</param>
/// <param name="Introduction">Whether one was a co-sell introduction.</param>
/// <param name="Launch">Whether one was a co-marketing launch.</param>
public sealed record ActivationState(PartnerId Partner, Instant Accepted, int Activities, bool Registration, bool Introduction, bool Launch);
