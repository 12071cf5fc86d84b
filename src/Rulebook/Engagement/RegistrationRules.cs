using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Engagement;

/// <summary>Whether a registration can be approved (RULEBOOK §5). Nothing here allocates.</summary>
public static class RegistrationRules
{
    /// <summary>The first reason against an approval; null when nothing stands against it. Never <see cref="RegistrationReason.Other"/>.</summary>
    public static RegistrationReason? Reason(in RegistrationInputs inputs, ComplianceTerms terms)
    {
        if (inputs.ExistingOpportunity) return RegistrationReason.ExistingOpportunity;
        if (inputs.ProtectedByOther) return RegistrationReason.AlreadyProtected;
        if (inputs.Territory == Finding.Missed) return RegistrationReason.OutOfTerritory;
        if (inputs.CustomerFit == Finding.Missed) return RegistrationReason.NotIcp;
        if (!inputs.AccountNamed || inputs.AmountMinor <= 0) return RegistrationReason.InsufficientInformation;
        if (!inputs.MayRegister || inputs.Terminated) return RegistrationReason.PartnerNotEligible;
        if (inputs.Suspended || inputs.Strikes >= terms.HoldFrom) return RegistrationReason.ComplianceHold;
        return null;
    }

    /// <summary>Which of the pending submissions of one account wins: the first that nothing stands against; -1 when none does.</summary>
    /// <param name="pending">Ascending by key of the submission.</param>
    /// <param name="terms">Terms of compliance.</param>
    public static int FirstValid(ReadOnlySpan<RegistrationInputs> pending, ComplianceTerms terms)
    {
        for (var i = 0; i < pending.Length; i++)
            if (Reason(pending[i], terms) is null)
                return i;
        return -1;
    }
}
