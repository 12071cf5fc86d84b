namespace PemActors.Rulebook.Programs;

/// <summary>What activates a partner: so many activities within so many days of acceptance, or one each of three kinds.</summary>
public sealed record ActivationTerms(ActivationRule Rule, int Days, int Activities);

/// <summary>Which activities activate.</summary>
public enum ActivationRule : byte
{
    /// <summary>Any kind.</summary>
    Any3,
    /// <summary>One deal registration, one co-sell introduction, one co-marketing launch.</summary>
    Each,
}

/// <summary>The lifecycle: calendar months from acceptance after which a renewed partner is retained; default 12.</summary>
public sealed record LifecycleTerms(int RetainMonths);
