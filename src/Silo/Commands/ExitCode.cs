namespace PemActors.Silo.Commands;

/// <summary>What a command's exit code means; documented in <c>--help</c>.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The machine or the store failed.</summary>
    public const int Broken = 1;

    /// <summary>An argument or a document was wrong; nothing was changed.</summary>
    public const int Usage = 2;

    /// <summary>Done, but there is something to look at: rows in quarantine, findings of an audit.</summary>
    public const int Findings = 3;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Cancelled = 130;
}
