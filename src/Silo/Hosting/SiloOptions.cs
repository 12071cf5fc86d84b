using PemActors.Journal;
using PemActors.Rulebook.Programs;
using PemActors.Silo.Desk;

namespace PemActors.Silo.Hosting;

/// <summary>What a silo is started with.</summary>
public sealed record SiloOptions
{
    /// <value>Folder of the embedded store; created when missing. Default <c>./data</c>.</value>
    public string Data { get; init; } = "./data";

    /// <value>Where to listen; loopback only. Default <c>http://127.0.0.1:5180</c>.</value>
    public string Urls { get; init; } = "http://127.0.0.1:5180";

    /// <value>The program document.</value>
    public required ProgramDocument Program { get; init; }

    /// <value>The time facts live in. Default the machine's.</value>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <value>Who may be chosen as the person behind a command. Default nobody by name: one person for each role.</value>
    public People People { get; init; } = People.Unnamed;

    /// <value>A store opened by the caller, who also disposes it; null opens the embedded one.</value>
    public IJournal? Journal { get; init; }

    /// <value>Whether the cadences begin when the store is new; otherwise whoever starts the silo begins them. Default true.</value>
    public bool BeginCadences { get; init; } = true;

    /// <value>Whether deadlines and outbox run by themselves; tests switch it off and call the sweeps. Default true.</value>
    public bool RunSweeps { get; init; } = true;
}
