using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Access;

/// <summary>Whose record is asked for.</summary>
public abstract record AccessSubject
{
    private AccessSubject()
    {
    }

    /// <summary>A record of no partner: programs, rollups, simulations, what was put aside.</summary>
    public static readonly AccessSubject None = new NoPartner();

    /// <summary>A record of no partner.</summary>
    public sealed record NoPartner : AccessSubject;

    /// <summary>A record of one partner: its card, its claim, its payout.</summary>
    public sealed record OnePartner(PartnerId Partner) : AccessSubject;

    /// <summary>A record that several partners are party to: a conflict; an opportunity, to the partners it links.</summary>
    public sealed record Shared(IReadOnlyList<PartnerId> Parties) : AccessSubject;
}
