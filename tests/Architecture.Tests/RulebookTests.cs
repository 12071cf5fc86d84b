using System.Reflection;
using System.Runtime.CompilerServices;
using PemActors.Rulebook.Evidence;

namespace PemActors.Architecture.Tests;

/// <summary>Rules are values and functions of values.</summary>
public sealed class RulebookTests
{
    // They take facts in, so they change; everything else stays as it was made.
    private static readonly Type[] Accumulators = [typeof(PartnerEvidence), typeof(OpportunityEvidence), typeof(AccountEvidence), typeof(ConflictEvidence)];

    public static TheoryData<Type> PublicTypes => [.. typeof(PartnerEvidence).Assembly.GetExportedTypes().Where(type => !Accumulators.Contains(type) && !type.IsEnum)];

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public void Public_type_is_immutable(Type type)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var writable = type.GetFields(all).Where(field => field is { IsInitOnly: false, IsLiteral: false } && !IsInitOnlyProperty(type, field)).Select(field => field.Name);
        Assert.Empty(writable);
    }

    // The backing field of an init-only property is writable for the compiler alone.
    private static bool IsInitOnlyProperty(Type type, FieldInfo field)
    {
        if (field.GetCustomAttribute<CompilerGeneratedAttribute>() is null || !field.Name.StartsWith('<')) return false;
        var property = type.GetProperty(field.Name[1..field.Name.IndexOf('>')], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
        return property is not null && (property.SetMethod is not { } set || set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));
    }
}
