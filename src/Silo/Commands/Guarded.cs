using PemActors.Journal;
using Spectre.Console;

namespace PemActors.Silo.Commands;

/// <summary>A wrong argument or document: the sentence is for the person who typed it.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>Runs a command and turns what goes wrong into a sentence and an exit code.</summary>
internal static class Guarded
{
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (UsageException wrong)
        {
            Error(wrong.Message);
            return ExitCode.Usage;
        }
        catch (Exception broken) when (broken is JournalUnavailableException or IOException or UnauthorizedAccessException)
        {
            Error(broken.Message);
            return ExitCode.Broken;
        }
        catch (OperationCanceledException)
        {
            Error("Stopped.");
            return ExitCode.Cancelled;
        }
    }

    private static void Error(string sentence)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        console.MarkupLineInterpolated($"[red]{sentence}[/]");
    }
}
