using PemActors.Grains.Interfaces.Facts;

namespace PemActors.Silo.Intake;

/// <summary>What became of one event of a batch.</summary>
/// <param name="Source">Its source, where it could be read.</param>
/// <param name="Id">Its id, where it could be read.</param>
/// <param name="Outcome">Accepted, duplicate, quarantined with reason, or retry.</param>
/// <param name="Quarantine">Its number in quarantine; null unless quarantined.</param>
public readonly record struct EventResult(string? Source, string? Id, EventOutcome Outcome, long? Quarantine);
