using Spectre.Console;

namespace PemActors.Simulator.Commands;

/// <summary>A console for tables: as wide and colourful as the terminal, and plain and wide enough where the output is a pipe or a file.</summary>
internal static class ConsoleTables
{
    private const int PlainWidth = 200;

    public static IAnsiConsole Open(TextWriter output)
    {
        var terminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!terminal) console.Profile.Width = PlainWidth;
        return console;
    }
}
