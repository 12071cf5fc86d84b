using System.Text;

namespace PemActors.Rulebook.Primitives;

/// <summary>Members of enumerations as words.</summary>
internal static class Word
{
    /// <summary>In kebab-case: <c>PartnerManager</c> is <c>partner-manager</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum
    {
        var word = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && word.Length > 0) word.Append('-');
            word.Append(char.ToLowerInvariant(letter));
        }
        return word.ToString();
    }

    /// <summary>As it is said in a sentence: <c>PartnerManager</c> is <c>partner manager</c>.</summary>
    public static string Spoken<T>(T value) where T : struct, Enum => Of(value).Replace('-', ' ');
}
