using CsCheck;
using PemActors.Rulebook.Okrs;

namespace PemActors.Rulebook.Tests.Okrs;

/// <summary>Sums in words, and sums by chance.</summary>
internal static class Sums
{
    private static readonly System.Reflection.PropertyInfo[] Members = typeof(OkrSums).GetProperties();

    public static readonly Gen<OkrSums> Any = Gen.Int[0, 9_999].Array[Members.Length].Select(values =>
    {
        object sums = default(OkrSums);
        for (var i = 0; i < Members.Length; i++) Set(sums, Members[i], values[i]);
        return (OkrSums)sums;
    });

    /// <summary><c>PartnerWon 3, PartnerLost 1</c>; all others 0.</summary>
    public static OkrSums Read(string text)
    {
        object sums = default(OkrSums);
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split(' ');
            Set(sums, typeof(OkrSums).GetProperty(parts[0])!, Int128.Parse(parts[1]));
        }
        return (OkrSums)sums;
    }

    /// <summary>What <see cref="Read"/> reads: everything that is not 0, in order of the members.</summary>
    public static string Write(OkrSums sums) =>
        string.Join(", ", Members.Where(member => Number(sums, member) != 0).Select(member => $"{member.Name} {Number(sums, member)}"));

    public static IEnumerable<Int128> Numbers(OkrSums sums) => Members.Select(member => Number(sums, member));

    /// <summary>A member of an enumeration as it is said: <c>at least</c>.</summary>
    public static T Enum<T>(string spoken) where T : struct, Enum => System.Enum.Parse<T>(spoken.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);

    private static Int128 Number(OkrSums sums, System.Reflection.PropertyInfo member) => member.GetValue(sums) is Int128 wide ? wide : Convert.ToInt64(member.GetValue(sums));

    private static void Set(object sums, System.Reflection.PropertyInfo member, Int128 value) =>
        member.SetValue(sums, member.PropertyType == typeof(Int128) ? value : Convert.ChangeType((long)value, member.PropertyType));
}
