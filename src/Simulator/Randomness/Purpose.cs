namespace PemActors.Simulator.Randomness;

/// <summary>What a draw is for: the high half of the counter's last word, so that purposes never share a number.</summary>
public enum Purpose : ushort
{
    /// <summary>What a partner is: type, region, effort, ability, names.</summary>
    PartnerSetup = 0,
    /// <summary>What a partner does in a week.</summary>
    PartnerWeek = 1,
    /// <summary>An opportunity's fate, drawn at birth.</summary>
    OpportunityBirth = 2,
    /// <summary>An opportunity's account, registration and conflict.</summary>
    AccountAndConflict = 3,
    /// <summary>Claims and their audit.</summary>
    ClaimsAndAudit = 4,
    /// <summary>What follows a win: delivery, renewal, usage.</summary>
    Renewal = 5,
    /// <summary>Design of experiments.</summary>
    ExperimentDesign = 6,
    /// <summary>Instants inside the week.</summary>
    Instants = 7,
}
