using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using Ruled = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Compliance.StrikeDecision, PemActors.Rulebook.Compliance.StrikeRefusal>;

namespace PemActors.Rulebook.Compliance;

/// <summary>Why a command on a violation is refused, in order of precedence: of several that apply the first is answered.</summary>
public enum StrikeRefusal : byte
{
    /// <summary>No such violation of this partner has been reported.</summary>
    UnknownViolation,
    /// <summary>Who decides belongs to the partner.</summary>
    DeciderOfPartner,
    /// <summary>The violation has been cleared, which is for good.</summary>
    ClearedAlready,
    /// <summary>Confirm: the violation has been confirmed, and the first confirmation counts.</summary>
    ConfirmedAlready,
}

/// <summary>How a violation stands at the instant of a command.</summary>
/// <param name="Known">Reported, or decided by another system.</param>
/// <param name="Confirmed">Confirmed by then.</param>
/// <param name="Cleared">Cleared by then.</param>
public readonly record struct ViolationState(bool Known, bool Confirmed, bool Cleared);

/// <summary>What a command on a violation decides.</summary>
/// <param name="Violation">Which violation.</param>
public abstract record StrikeDecision(string Violation)
{
    /// <summary>It is a strike from now on.</summary>
    /// <param name="Violation">Which violation.</param>
    /// <param name="Strikes">Strikes that count with it.</param>
    /// <param name="Status">What they bring about, at once.</param>
    public sealed record Confirmed(string Violation, int Strikes, ComplianceStatus Status) : StrikeDecision(Violation);

    /// <summary>It counts no more, or never will.</summary>
    public sealed record Cleared(string Violation) : StrikeDecision(Violation);
}

/// <summary>Commands on violations, given by operations.</summary>
public static class StrikeDesk
{
    /// <summary>Confirms a violation as a strike.</summary>
    /// <param name="partner">Whose violation.</param>
    /// <param name="violation">Which.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="strikes">Strikes that count before.</param>
    /// <param name="suspended">The partner is suspended before.</param>
    /// <param name="decider">The partner to which the person who decides belongs; null for people of the vendor.</param>
    /// <param name="program">The program.</param>
    public static Ruled Confirm(
        PartnerId partner, string violation, ViolationState state, int strikes, bool suspended, PartnerId? decider, ProgramDocument program)
    {
        if (Refuse(partner, violation, state, decider) is { } refused) return refused;
        if (state.Confirmed) return No(StrikeRefusal.ConfirmedAlready, $"{violation} is confirmed already.");
        var with = strikes + 1;
        return new Ruled.Granted(new StrikeDecision.Confirmed(
            violation, with, ComplianceRules.StatusOf(with, suspended || ComplianceRules.Suspends(with, program.Health.Compliance), program.Compliance)));
    }

    /// <summary>Clears a violation, confirmed or not. It lifts no suspension.</summary>
    /// <param name="partner">Whose violation.</param>
    /// <param name="violation">Which.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="decider">The partner to which the person who decides belongs; null for people of the vendor.</param>
    public static Ruled Clear(PartnerId partner, string violation, ViolationState state, PartnerId? decider) =>
        Refuse(partner, violation, state, decider) is { } refused ? refused : new Ruled.Granted(new StrikeDecision.Cleared(violation));

    private static Ruled? Refuse(PartnerId partner, string violation, ViolationState state, PartnerId? decider)
    {
        if (!state.Known) return No(StrikeRefusal.UnknownViolation, $"No violation {violation} of {partner} is known.");
        if (decider == partner) return No(StrikeRefusal.DeciderOfPartner, $"People of {partner} decide no violation of it.");
        if (state.Cleared) return No(StrikeRefusal.ClearedAlready, $"{violation} is cleared for good.");
        return null;
    }

    private static Ruled.Refused No(StrikeRefusal refusal, string sentence) => new(refusal, sentence);
}
