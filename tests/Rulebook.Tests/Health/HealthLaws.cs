using System.Numerics;
using CsCheck;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Health;

public sealed class HealthLaws
{
    private static readonly HealthTerms Terms = Defaults.Program.Health;

    // Around every cut, and amounts whose cross-multiplied shares do not fit 64 bits.
    private static readonly Gen<long> Amount = Gen.OneOf(
        Gen.Long[0, 30_000_000], Gen.OneOf(4_999_999L, 5_000_000, 25_000_000, 25_000_001, 100_000_000), Gen.Long[0, 40_000_000_000_000_000]);

    private static readonly Gen<HealthInputs> Inputs =
        from activities in Gen.Int[0, 7]
        from open in Amount
        from share in Gen.OneOf(Gen.Int[0, 100], Gen.OneOf(25))
        from tick in Gen.Int[-1, 0]
        from certifications in Gen.Int[0, 7]
        from mean in Gen.OneOf(Gen.Int[0, 10_000], Gen.OneOf(8_499, 8_500))
        from won in Gen.Int[0, 60]
        from lost in Gen.Int[0, 180]
        from surveys in Gen.Int[0, 3]
        from csat in Gen.OneOf(Gen.Int[100, 500], Gen.OneOf(399, 400, 429, 430))
        from strikes in Gen.Int[0, 4]
        from few in Gen.Bool
        select new HealthInputs(
            activities, open, Math.Max(0, open / 100 * share + tick), certifications, (long)mean * certifications, few ? won % 5 : won, few ? lost % 5 : lost, surveys, (long)csat * surveys, strikes);

    [Fact]
    public void Score_IsThatOfTheCard() => Gen.Select(Inputs, Gen.Enum<HealthScale>()).Sample(
        (inputs, scale) =>
        {
            var cuts = HealthCuts.For(Scales[(int)scale], Facts.PartnerType.Reseller, "emea");
            var card = HealthRules.Card(inputs, cuts);
            Assert.Equal(new(card.ScoreMicro, card.Overall), HealthRules.Score(inputs, cuts));
        },
        iter: Law.Times(20_000));

    [Fact]
    public void Card_HasTheBandsOfThePage() => Inputs.Sample(
        inputs =>
        {
            var card = HealthRules.Card(inputs, HealthCuts.For(Scales[0], Facts.PartnerType.Reseller, "emea"));
            Assert.Equal(Pages(inputs), (card.Activity.Band, card.Pipeline.Band, card.Enablement.Band, card.Quality.Band, card.QualityKnown, card.Compliance.Band));
        },
        iter: Law.Times(20_000));

    private static readonly HealthTerms[] Scales = [Terms, Terms with { Scale = HealthScale.Linear }];

    // The table of the page, line by line, in fractions.
    private static (Band, Band, Band, Band, bool, Band) Pages(HealthInputs i)
    {
        var (open, advanced) = ((BigInteger)i.OpenMinor, (BigInteger)i.AdvancedMinor);
        var rates = i.Won + i.Lost < 5 ? [] : new[] { i.Won * 100 < 23 * (i.Won + i.Lost) ? Band.Red : i.Won * 100 > 27 * (i.Won + i.Lost) ? Band.Green : Band.Yellow };
        var answers = i.Surveys < 1 ? [] : new[] { i.CsatSumHundredths < 400 * i.Surveys ? Band.Red : i.CsatSumHundredths >= 430 * i.Surveys ? Band.Green : Band.Yellow };
        Band[] known = [.. rates, .. answers];
        return (
            i.Activities < 2 ? Band.Red : i.Activities >= 5 ? Band.Green : Band.Yellow,
            open < 5_000_000 ? Band.Red : open > 25_000_000 && advanced * 4 >= open ? Band.Green : Band.Yellow,
            i.Certifications < 2 ? Band.Red : i.Certifications >= 5 && i.ScoreSumHundredths >= 8_500L * i.Certifications ? Band.Green : Band.Yellow,
            known.Length == 0 ? Band.Yellow : known.Min(),
            known.Length > 0,
            i.Strikes >= 2 ? Band.Red : i.Strikes == 0 ? Band.Green : Band.Yellow);
    }
}
