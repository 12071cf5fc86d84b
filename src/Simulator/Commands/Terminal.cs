using Spectre.Console;

namespace PemActors.Simulator.Commands;

/// <summary>The terminal that progress is drawn on.</summary>
internal static class Terminal
{
    /// <summary>The terminal behind the error stream; null where that goes into a pipe, a file or a test.</summary>
    public static IAnsiConsole? Of(TextWriter error) => ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) })
        : null;
}
