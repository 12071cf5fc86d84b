using PemActors.Rulebook.Programs;

namespace PemActors.Documents.Programs;

/// <summary>Words of program documents that are not the kebab-case of their value's name.</summary>
internal static class ProgramWords
{
    public static CalendarKind Calendar(string word) => word == "weeks-13" ? CalendarKind.Weeks13 : CalendarKind.Quarters;

    public static string Of(CalendarKind kind) => kind == CalendarKind.Weeks13 ? "weeks-13" : "quarters";
}
