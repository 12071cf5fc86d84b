using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Population;

/// <summary>An open opportunity. Its fate is drawn at birth as uniforms; the thresholds are read when each stage ends.</summary>
internal sealed class Deal
{
    /// <summary>Opportunities that a partner can open in one week; more is beyond any parameter's range.</summary>
    public const int PerWeekMax = 64;

    public required OpportunityId Id { get; init; }
    public required int BornIn { get; init; }
    public required int Position { get; init; }
    public required string Account { get; init; }
    public required string ProductLine { get; init; }
    public required Motion Motion { get; init; }
    public long AmountMinor { get; set; }
    public Stage Stage { get; set; }
    public required int[] StageEnds { get; init; }

    /// <summary>When its registration was answered with yes; never when it was not.</summary>
    public Instant RegisteredAt { get; set; } = Instant.Never;

    public int StageEndsIn => StageEnds[(int)Stage];
}

/// <summary>A won deal's customer, until it leaves.</summary>
internal sealed class Subscription
{
    public required OpportunityId Id { get; init; }
    public required int BornIn { get; init; }
    public required int Position { get; init; }
    public required string Account { get; init; }
    public required string ProductLine { get; init; }
    public required Instant WonAt { get; init; }
    public required long FirstAmountMinor { get; init; }
    public required bool Metered { get; init; }
    public required Instant EarlyChurnAt { get; init; }
    public int CsatHundredths { get; set; } = 420;
    public long AmountMinor { get; set; }
    public int Year { get; set; }
    public bool Ended { get; set; }
}

/// <summary>Where in the counter space the draws of one opportunity lie, all its life: at its birth week, by its position in it.</summary>
internal static class DealDraws
{
    private const int Slots = 32;

    public static Draws Birth(this KeyedRandomness chance, PartnerState partner, int week, int position) =>
        chance.At(Purpose.OpportunityBirth, partner.Index, week, position);

    public static Draws Account(this KeyedRandomness chance, PartnerState partner, int week, int position) =>
        chance.At(Purpose.AccountAndConflict, partner.Index, week, position);

    /// <summary>Draws of what follows a win: slot 0 the win, 1 the delivery, from 2 the years.</summary>
    public static Draws After(this KeyedRandomness chance, PartnerState partner, int week, int position, int slot) =>
        chance.At(Purpose.Renewal, partner.Index, week, position * Slots + slot % Slots);

    /// <summary>Instants: slot 0 the birth, 1–4 the ends of stages, 5 the delivery, from 8 what follows.</summary>
    public static RandomBlock Instants(this KeyedRandomness chance, PartnerState partner, int week, int position, int slot) =>
        chance.At(Purpose.Instants, partner.Index, week, position * Slots + slot % Slots).Block(0);
}
