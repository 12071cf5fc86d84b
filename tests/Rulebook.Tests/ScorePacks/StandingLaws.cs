using CsCheck;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.ScorePacks;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.ScorePacks;

public sealed class StandingLaws
{
    private static readonly Instant Start = Instant.Utc(2024, 1, 1);

    // Half days over three years, so that readings fall on midnights, on ends of months and on each other's days.
    private static readonly Gen<Instant> Time = Gen.Int[0, 2_200].Select(halves => Start + TimeSpan.FromHours(12 * halves));

    private static readonly Gen<ScoreReading[]> Readings = Gen.Select(Time, Gen.Long[0, 1_000], (at, score) => new ScoreReading(at, Packs.Inputs(("score", score)))).Array[0, 10]
        .Select(readings => readings.DistinctBy(reading => reading.From).ToArray());

    private static readonly Gen<StandingTerms> Terms = Gen.OneOf(
        Gen.Const<StandingTerms>(new StandingTerms.Live()),
        Gen.Int[1, 12].Select(month => (StandingTerms)new StandingTerms.UpOnly(month)),
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 366], Gen.Int[0, 366], (months, before, after) => (StandingTerms)new StandingTerms.AnyDay(months, before, after)));

    [Fact]
    public void UpOnly_NeverFallsWithinTheYear() => Gen.Select(Readings, Gen.Int[1, 12], Time, Time).Sample(
        (readings, month, a, b) =>
        {
            var pack = Packs.Banded(new StandingTerms.UpOnly(month));
            var (first, second) = (ScoreStanding.At(pack, readings, Instant.Min(a, b)), ScoreStanding.At(pack, readings, Instant.Max(a, b)));
            if (first.From != second.From) return;
            Assert.True(second.Rank >= first.Rank && second.ScoreMicro >= first.ScoreMicro);
            // What held stands from the instant on at which it first held.
            if (first.Rank == second.Rank) Assert.Equal(first.Since, second.Since);
        },
        iter: Law.Times(2_000));

    [Fact]
    public void At_TheOrderOfReadingsAndThoseAfterDoNotMatter() => Gen.Select(Terms, Readings, Time, Time.Nullable()).Sample(
        (terms, readings, t, enrolled) =>
        {
            var pack = Packs.Banded(terms);
            var standing = ScoreStanding.At(pack, readings, t, enrolled);
            Assert.Equal(standing, ScoreStanding.At(pack, readings.Reverse(), t, enrolled));
            Assert.Equal(standing, ScoreStanding.At(pack, readings.Where(reading => reading.From <= t), t, enrolled));
            Assert.True(standing.From <= t && standing.From < standing.Until);
        },
        iter: Law.Times(1_000));

    [Fact]
    public void At_IsTheBestOfWhatHeldAtAnyInstantOfTheStretch() => Gen.Select(Terms, Readings, Time, Time.Nullable()).Sample(
        (terms, readings, t, enrolled) =>
        {
            var pack = Packs.Banded(terms);
            var standing = ScoreStanding.At(pack, readings, t, enrolled);
            var last = Instant.Min(t, new(standing.Until.Ticks - 1));
            var cards = readings.Select(reading => reading.From).Append(standing.From).Where(at => at >= standing.From && at <= last).Order()
                .Select(at => (At: at, Reading: readings.Where(reading => reading.From <= at).MaxBy(reading => reading.From)))
                .Where(moment => moment.Reading is not null).Select(moment => (moment.At, Card: ScoreRules.Score(pack, moment.Reading!.Inputs))).ToArray();
            var rank = cards.Select(moment => moment.Card.Rank).DefaultIfEmpty().Max();
            Assert.Equal((rank, cards.Select(moment => moment.Card.ScoreMicro).DefaultIfEmpty().Max()), (standing.Rank, standing.ScoreMicro));
            Assert.Equal(rank == 0 ? null : cards.First(moment => moment.Card.Rank == rank).At, standing.Since);
        },
        iter: Law.Times(1_000));

    [Fact]
    public void At_AStretchContainsItsInstant_OrHasEndedWithAWindow() => Gen.Select(Terms, Time, Time.Nullable()).Sample(
        (terms, t, enrolled) =>
        {
            var standing = ScoreStanding.At(Packs.Banded(terms), [], t, enrolled);
            if (terms is not StandingTerms.AnyDay || enrolled is null || enrolled > t) Assert.True(t < standing.Until);
            else Assert.True(standing.From > t.AddDays(-2 * 366));
        },
        iter: Law.Times(1_000));
}
