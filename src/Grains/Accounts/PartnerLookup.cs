using PemActors.Rulebook.Engagement;

namespace PemActors.Grains.Accounts;

/// <summary>What was looked up of a partner for a decision on a registration; journalled with the decision, since it is what the decision knew.</summary>
/// <param name="Partner">Which partner.</param>
/// <param name="Known">It has applied.</param>
/// <param name="MayRegister">Its tier gives deal registration, suspended or not.</param>
/// <param name="Terminated">The partnership has ended.</param>
/// <param name="Suspended">Suspended by decision or by strikes.</param>
/// <param name="Strikes">Strikes that count.</param>
/// <param name="Version">The partner's journal version that this was read from.</param>
public sealed record PartnerLookup(string Partner, bool Known, bool MayRegister, bool Terminated, bool Suspended, int Strikes, long Version)
{
    /// <summary>With what people found of the registration; the account fills in its own part.</summary>
    public RegistrationInputs Inputs(Finding territory, Finding customerFit, bool hasLapsedSince) =>
        new(false, false, territory, customerFit, false, 0, MayRegister, Terminated, Suspended || hasLapsedSince, Strikes);
}
