namespace PemActors.Rulebook.Incentives;

/// <summary>
/// Who decided. A command asks the rules, all of them. An event of another system's history was decided by whoever may, so it is taken as it
/// stands, and only refused where it would break an invariant: it is then kept, marked void with the code, and has no effect.
/// </summary>
public enum Origin : byte
{
    /// <summary>Somebody asks.</summary>
    Command,
    /// <summary>Another system has decided.</summary>
    History,
}
