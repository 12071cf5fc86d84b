using PemActors.Benchmarks.Figures;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Benchmarks.Rules;

/// <summary>What does the credit of one deal of 10 touches cost under each model? Deals of a whole population, each other than the last, so that no branch is learned by heart.</summary>
internal static class AttributionBenchmark
{
    private const int Touches = 10;
    private const int Partners = 2_000;
    private static readonly Aim Aim = Aim.Most(2_000);
    private static readonly AttributionModel[] Positional =
        [AttributionModel.Linear, AttributionModel.FirstTouch, AttributionModel.LastTouch, AttributionModel.UShaped, AttributionModel.WShaped, AttributionModel.TimeDecay];

    public static FigureSheet Run(int deals)
    {
        var machine = Machine.Here();
        var terms = ProgramLoader.Default().Attribution;
        var draws = new Draws();
        var partners = Enumerable.Range(0, Partners).Select(i => new PartnerId($"partner-{i:0000}")).ToArray();
        var population = Many(deals, () => Deal(draws, partners, 1 + draws.Below(6), []));
        var few = partners[..Touches];
        var history = History(draws, few, 1_000);
        var ten = Many(100, () => Deal(draws, few, Touches, history));
        var wide = History(draws, partners, 4_000);
        var chained = Many(10, () => Deal(draws, partners, 4, wide));
        return new("attribution", machine, $"{deals:N0} deals of {Touches} touches and 1 to 6 of {Partners:N0} partners, medians of {Timed.Rounds} rounds",
            [
                .. Positional.SelectMany(model => Calls($"{model}", population, model, terms, Aim)),
                .. Calls("Shapley, 10 partners, 1,000 closed deals", ten, AttributionModel.Shapley, terms),
                .. Calls("Shapley, 10 partners, 2,000 orders drawn", ten, AttributionModel.Shapley, terms with { ShapleyExactPartners = 9 }),
                .. Calls("Markov, 1–4 of 2,000 partners, 4,000 deals", chained, AttributionModel.Markov, terms),
            ]);
    }

    private static IEnumerable<Figure> Calls(string name, Case[] cases, AttributionModel model, AttributionTerms terms, Aim? aim = null) =>
        Timed.Calls(name, cases, new CreditsCall(model, terms), aim);

    private static Case Deal(Draws draws, PartnerId[] partners, int of, IReadOnlyList<ClosedDeal> history)
    {
        var closed = Instant.Utc(2026, 1, 1).AddDays(draws.Below(300));
        var parties = of == partners.Length ? partners : [.. Many(of, () => partners[draws.Below(partners.Length)])];
        var touches = Enumerable.Range(0, Touches).Select(i => new Touch(
            new(closed - TimeSpan.FromMinutes(draws.Below(150 * 24 * 60)), "crm", $"touch-{i}"), i < parties.Length ? parties[i] : parties[draws.Below(parties.Length)]));
        return new(new(closed.AddDays(-60), closed, touches.ToArray(), history, 7), draws.Below(1_000_000_000));
    }

    private static ClosedDeal[] History(Draws draws, PartnerId[] partners, int deals) =>
        Many(deals, () => new ClosedDeal(Instant.Utc(2026, 1, 1), draws.Below(3) == 0, Many(draws.Below(5), () => partners[draws.Below(partners.Length)])));

    private static T[] Many<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];

    private readonly struct CreditsCall(AttributionModel model, AttributionTerms terms) : ICall<Case>
    {
        public long On(in Case one) => AttributionRules.Credits(model, one.Deal, terms, one.AmountMinor)[0].Ppm;
    }

    private sealed record Case(AttributionInputs Deal, long AmountMinor);

    private sealed class Draws
    {
        private ulong position;

        public int Below(int count) => KeyedDraw.Below(count, 1, position++);
    }
}
