namespace PemActors.Rulebook.Programs;

/// <summary>How credit for a deal is given (RULEBOOK §5).</summary>
/// <param name="Model">The model that decides credit; the others can be asked beside it.</param>
/// <param name="LookBackDays">Days before the creation from which touches are read; default 90.</param>
/// <param name="HalfLifeDays">Days to the close over which a touch loses half its weight, for time decay; default 14.</param>
/// <param name="UShaped">Weights by position, for the U-shaped model; they sum to 1,000,000.</param>
/// <param name="WShaped">Weights by position, for the W-shaped model; they sum to 1,000,000.</param>
/// <param name="HistoryDays">Days of closed deals that Markov and Shapley read; default 365.</param>
/// <param name="ShapleyExactPartners">Shapley is exact up to so many partners, 1–16; default 10.</param>
/// <param name="ShapleySamples">Orders of partners drawn where it is not; default 2,000.</param>
public sealed record AttributionTerms(
    AttributionModel Model,
    int LookBackDays,
    int HalfLifeDays,
    UShapedWeights UShaped,
    WShapedWeights WShaped,
    int HistoryDays,
    int ShapleyExactPartners,
    int ShapleySamples)
{
    /// <summary>Whether the model reads other deals than the one it gives credit for.</summary>
    public bool ReadsHistory => Model is AttributionModel.Markov or AttributionModel.Shapley;
}

/// <summary>Weights in ppm of the first touch, of those between, and of the last; default 40/20/40.</summary>
public sealed record UShapedWeights(int FirstPpm, int MiddlePpm, int LastPpm);

/// <summary>Weights in ppm of the first touch, of the nearest before creation, of the last, and of the rest; default 30/30/30/10.</summary>
public sealed record WShapedWeights(int FirstPpm, int CreationPpm, int LastPpm, int RestPpm);

/// <summary>Credit models.</summary>
public enum AttributionModel : byte
{
    /// <summary>Each touch alike.</summary>
    Linear,
    /// <summary>All to the first touch.</summary>
    FirstTouch,
    /// <summary>All to the last touch.</summary>
    LastTouch,
    /// <summary>First and last weigh most.</summary>
    UShaped,
    /// <summary>First, nearest before creation and last weigh most.</summary>
    WShaped,
    /// <summary>A touch weighs half for each half-life it lies before the close.</summary>
    TimeDecay,
    /// <summary>By how much the chance of a win falls without the partner, in a chain of touches.</summary>
    Markov,
    /// <summary>By the mean marginal win rate over all orders of the partners.</summary>
    Shapley,
}
