namespace PemActors.Silo.Pages;

/// <summary>What has been committed since the change before.</summary>
/// <param name="Partners">Partners whose cards changed.</param>
/// <param name="Everything">Some changes were lost on the way, so any card may have changed.</param>
public sealed record LiveChange(IReadOnlySet<string> Partners, bool Everything)
{
    /// <summary>Nothing more has come for a while: what is cached for a second is fresh now.</summary>
    public static readonly LiveChange Settled = new(new HashSet<string>(), Everything: false);

    /// <summary>Whether some card changed.</summary>
    public bool HasCards => Everything || Partners.Count > 0;

    /// <summary>Whether a partner's card may have changed.</summary>
    public bool Concerns(string? partner) => partner is not null && (Everything || Partners.Contains(partner));
}
