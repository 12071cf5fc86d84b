using System.CommandLine;
using PemActors.Documents.Programs;
using PemActors.Rulebook.Programs;
using PemActors.Silo.Desk;

namespace PemActors.Silo.Commands;

/// <summary>Options that every command has.</summary>
internal sealed class SharedOptions
{
    /// <summary>Folder of the store.</summary>
    public Option<string> Data { get; } = new("--data")
    {
        Description = "Folder of the store; created when missing.",
        DefaultValueFactory = _ => "./data",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>The program document.</summary>
    public Option<FileInfo?> Program { get; } = new("--program")
    {
        Description = "Program document (YAML). Default: the one that is built in, programs/default.yaml.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>The people behind commands; of serve and demo.</summary>
    public Option<string[]> As { get; } = new("--as")
    {
        Description = "People who may be chosen behind commands, such as ana:operations ben:finance pam:partner-manager@acme+zeta. "
            + "Default: one for each role by the role's name, and manager@PARTNER, user@PARTNER.",
        HelpName = "NAME:ROLE[+ROLE][@PARTNER[+PARTNER]]",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Reads the people.</summary>
    /// <exception cref="UsageException">A description is none.</exception>
    public People ReadPeople(ParseResult parse)
    {
        try
        {
            return People.Of((parse.GetValue(As) ?? []).SelectMany(text => text.Split(',')));
        }
        catch (FormatException fault)
        {
            throw new UsageException($"--as: {fault.Message}");
        }
    }

    /// <summary>Reads the program document, or the built-in one.</summary>
    /// <exception cref="UsageException">It is missing or has faults; all are listed with their lines.</exception>
    public ProgramDocument ReadProgram(ParseResult parse) => parse.GetValue(Program) is { } file ? ReadProgram(file, null) : ProgramLoader.Default();

    /// <summary>Reads a program document.</summary>
    /// <param name="file">Where it is.</param>
    /// <param name="currency">The installation's currency; null where the document itself says it.</param>
    /// <exception cref="UsageException">It is missing, has faults, or cannot be lived by.</exception>
    public static ProgramDocument ReadProgram(FileInfo file, string? currency)
    {
        if (!file.Exists) throw new UsageException($"There is no program document at {file.FullName}.");
        var loaded = ProgramLoader.Load(File.ReadAllText(file.FullName));
        var program = loaded.Program ?? throw new UsageException($"{file.FullName} has faults:\n{string.Join('\n', loaded.Faults.Select(fault => "  " + fault))}");
        return ProgramDesk.Unfit(program, currency ?? program.Currency) is { } unfit ? throw new UsageException($"{file.FullName}: {unfit.Sentence}") : program;
    }
}
