using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Tests.Twin;

/// <summary>Days of the windows that the columns keep. They are the program's, but for a test that plants an error.</summary>
internal sealed record Windows(int Activity, int Quality, int Arr, int Strikes)
{
    public static Windows Of(ProgramDocument program) =>
        new(program.Health.Activity.WindowDays, program.Health.Quality.WindowDays, program.Tiers.ArrWindowDays, program.Health.Compliance.WindowDays);
}
