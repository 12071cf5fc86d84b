using System.Reflection;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Tests;

/// <summary>Facts of every type with legal members, made from their constructors, so that a new type is covered on its first day.</summary>
internal static class FactChance
{
    private static readonly string[] Texts = ["Acme Ltd", "a", "Ünïcode 日本 🌏", "quote \" back \\ slash /", "tab\tline\nend", "<script>&amp;", new('x', 200), "\u0001\u2028"];
    private static readonly string[] Ids = ["p-1", "A.b_c:d-9", "0", new('z', 64)];

    public static readonly Type[] PartnerTypes = typeof(PartnerFact).GetNestedTypes();

    public static readonly Type[] OpportunityTypes = typeof(OpportunityFact).GetNestedTypes();

    public static object Make(Chance chance, Type type)
    {
        var constructor = type.GetConstructors().Single(c => c.GetParameters().Length > 1 || c.GetParameters()[0].ParameterType != type);
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Member(chance, p))]);
    }

    public static Instant At(Chance chance) => new(chance.Between(Instant.Utc(2000, 1, 1).Ticks, Instant.Utc(2026, 1, 1).Ticks));

    private static object? Member(Chance chance, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (Nullable.GetUnderlyingType(type) is { } inner) return chance.OneIn(2) ? null : Value(chance, inner, parameter.Name!);
        if (!type.IsValueType && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable && chance.OneIn(2)) return null;
        return Value(chance, type, parameter.Name!);
    }

    private static object Value(Chance chance, Type type, string name)
    {
        if (type.IsEnum) return chance.Of(Enum.GetValues(type).Cast<object>().ToList());
        if (type == typeof(FactKey)) return new FactKey(At(chance), chance.Of(["crm", "urn:x:y", "https://a.example/é"]), chance.Of(["1", "a/b", "ü-7", "it's \"quoted\""]));
        if (type == typeof(Instant)) return At(chance);
        if (type == typeof(bool)) return chance.OneIn(2);
        if (type == typeof(PartnerId)) return new PartnerId(chance.Of(Ids));
        if (type == typeof(long)) return chance.OneIn(8) ? 10_000_000_000_000 : chance.Between(0, 9_999_999);
        if (type == typeof(int)) return (int)Whole(chance, name);
        if (type == typeof(IReadOnlyList<Motion>)) return Enum.GetValues<Motion>().Where(_ => chance.OneIn(2)).ToArray();
        if (type == typeof(OpportunityHistory)) return History(chance);
        if (type == typeof(Involvement)) return DeskChance.Involvement(chance);
        if (type == typeof(AccountRuling)) return DeskChance.Ruling(chance);
        if (type == typeof(ConflictRecord)) return DeskChance.Record(chance);
        if (type == typeof(string)) return name is "Reason" or "Name" or "Customer" or "Specialization" ? chance.Of(Texts) : name == "Region" ? chance.Of(["emea", "Süd"]) : chance.Of(Ids);
        throw new NotSupportedException($"{type} {name}");
    }

    private static long Whole(Chance chance, string name) => name switch
    {
        "ScoreHundredths" => chance.Between(0, 10_000),
        "CsatHundredths" => chance.Between(100, 500),
        "Score" => chance.Between(0, 10),
        "TermMonths" => chance.Between(1, 600),
        "Month" => chance.Between(1999 * 12, 2100 * 12),
        _ => throw new NotSupportedException(name),
    };

    private static OpportunityHistory History(Chance chance) => new(
        new(chance.Of(Ids)), chance.Between(1, long.MaxValue / 2), chance.Of(Ids), chance.Of(Ids), At(chance), chance.OneIn(2) ? null : At(chance),
        Several(chance, () => new Interval(At(chance), chance.OneIn(3) ? Instant.Never : At(chance))),
        Several(chance, () => new AmountStep(At(chance), chance.Between(0, 10_000_000_000_000))),
        Several(chance, () => new StageStep(At(chance), chance.Of(Enum.GetValues<Stage>()))),
        Several(chance, () => At(chance)),
        chance.OneIn(2) ? null : new(At(chance), chance.OneIn(2), chance.Between(0, 1_000_000), chance.Between(0, 1_000_000), chance.OneIn(2), chance.OneIn(2) ? null : Win(chance)),
        chance.OneIn(2) ? null : At(chance));

    public static PartnerId Partner(Chance chance) => new(chance.Of(Ids));

    public static FactKey Key(Chance chance) => (FactKey)Value(chance, typeof(FactKey), "Key");

    private static OpportunityWin Win(Chance chance) => new(
        (FactKey)Value(chance, typeof(FactKey), ""), chance.OneIn(2) ? null : chance.Between(0, 10_000_000_000_000), chance.Of(Enum.GetValues<Motion>()), chance.OneIn(2), chance.OneIn(2),
        Several(chance, () => chance.Between(0, 1_000_000)), chance.Below(4) - 1,
        Several(chance, () => new UsageMetering((FactKey)Value(chance, typeof(FactKey), ""), chance.Between(-9_999, 9_999), chance.Below(30_000))));

    public static T[] Several<T>(Chance chance, Func<T> one) => [.. Enumerable.Range(0, chance.Below(4)).Select(_ => one())];
}
