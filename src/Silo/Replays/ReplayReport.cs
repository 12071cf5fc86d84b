namespace PemActors.Silo.Replays;

/// <summary>What a replay did.</summary>
/// <param name="Facts">Events applied.</param>
/// <param name="Duplicates">Events that were there already.</param>
/// <param name="Refused">Events in quarantine.</param>
/// <param name="Beyond">Events after the end, left out.</param>
/// <param name="Instants">Instants at which deadlines fired.</param>
/// <param name="Deadlines">Deadlines that fired.</param>
/// <param name="Messages">Messages delivered.</param>
/// <param name="End">Where the clock stood at the end, RFC 3339.</param>
/// <param name="Seconds">Time it took, reading and sorting included.</param>
/// <param name="Hash">SHA-256 of the state's text, in lower-case hexadecimal.</param>
public sealed record ReplayReport(long Facts, long Duplicates, long Refused, long Beyond, long Instants, long Deadlines, long Messages, string End, double Seconds, string Hash);
