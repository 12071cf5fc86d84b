namespace PemActors.Rulebook.Lifecycle;

/// <summary>How far the partnership has come; ordered up to Retain.</summary>
public enum LifecycleStage : byte
{
    /// <summary>Not introduced.</summary>
    None,
    /// <summary>Applied.</summary>
    Recruit,
    /// <summary>Terms signed and accepted.</summary>
    Onboard,
    /// <summary>Onboarding completed.</summary>
    Enable,
    /// <summary>A certification earned.</summary>
    Activate,
    /// <summary>As many activities as activation asks, or a win.</summary>
    Grow,
    /// <summary>Twelve months since acceptance, with a renewal.</summary>
    Retain,
    /// <summary>Suspended until reinstated.</summary>
    Suspended,
    /// <summary>Terminated; final.</summary>
    Terminated,
}
