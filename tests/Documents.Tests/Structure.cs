using System.Collections;

namespace PemActors.Documents.Tests;

/// <summary>Equality of records by content, lists included, which records alone compare by reference.</summary>
internal static class Structure
{
    public static void AssertEqual(object expected, object actual) => Assert.Equal(Describe(expected), Describe(actual));

    public static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Describe))}]",
        _ when value.GetType() is { IsPrimitive: false, IsEnum: false } type && type.Namespace!.StartsWith("PemActors", StringComparison.Ordinal) =>
            $"{type.Name} {{ {string.Join(", ", type.GetProperties().Where(p => p.GetIndexParameters().Length == 0 && !p.GetMethod!.IsStatic).Select(p => $"{p.Name} = {Describe(p.GetValue(value))}"))} }}",
        _ => value.ToString()!,
    };
}
