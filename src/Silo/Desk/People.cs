using PemActors.Documents.Facts;
using PemActors.Rulebook.Access;
using PemActors.Rulebook.Primitives;

namespace PemActors.Silo.Desk;

/// <summary>
/// Who may be chosen as the person behind a command while there is no sign-in, which is only ever on this machine. Named people are
/// <c>NAME:ROLE[+ROLE…][@PARTNER[+PARTNER…]]</c>; where none are named, each vendor role is a person of its name, and
/// <c>manager@PARTNER</c> and <c>user@PARTNER</c> stand for somebody who manages, or works at, a partner.
/// </summary>
public sealed class People
{
    private static readonly Role[] VendorWide = [Role.Operations, Role.Finance, Role.Strategist];
    private readonly Dictionary<string, AccessScope> named;

    private People(Dictionary<string, AccessScope> named) => this.named = named;

    /// <summary>Nobody is named.</summary>
    public static People Unnamed { get; } = new([]);

    /// <summary>Who can be chosen, in words.</summary>
    public string Legal => named.Count > 0
        ? string.Join(", ", named.Keys.Order(StringComparer.Ordinal))
        : $"{string.Join(", ", VendorWide.Select(Words.Of))}, manager@PARTNER or user@PARTNER";

    /// <summary>The people that descriptions name.</summary>
    /// <exception cref="FormatException">A description is none, or gives a person roles that do not go together; the message says which.</exception>
    public static People Of(IEnumerable<string> descriptions)
    {
        var named = new Dictionary<string, AccessScope>(StringComparer.OrdinalIgnoreCase);
        foreach (var description in descriptions)
        {
            var scope = Parse(description);
            if (!named.TryAdd(scope.Person, scope)) throw new FormatException($"{scope.Person} is named twice.");
        }
        return new(named);
    }

    /// <summary>The scope of a person; null when there is none of that name.</summary>
    public AccessScope? Find(string person)
    {
        if (named.Count > 0) return named.GetValueOrDefault(person);
        foreach (var role in VendorWide)
            if (Words.Of(role) == person)
                return Scope(person, [role], []);
        return person.Split('@') switch
        {
            ["manager", { Length: > 0 } partner] => Scope(person, [Role.PartnerManager], [new(partner)]),
            ["user", { Length: > 0 } partner] => Scope(person, [Role.PartnerUser], [new(partner)]),
            _ => null,
        };
    }

    private static AccessScope Parse(string description)
    {
        var parts = description.Split(':', 2);
        if (parts.Length < 2 || parts[0].Length == 0) throw new FormatException($"'{description}' is no person: NAME:ROLE[+ROLE…][@PARTNER[+PARTNER…]].");
        var rights = parts[1].Split('@', 2);
        var roles = rights[0].Split('+').Select(word => Words.TryParse<Role>(word, out var role)
            ? role
            : throw new FormatException($"'{word}' of '{description}' is no role: {string.Join(", ", Words.All<Role>())}."));
        return Scope(parts[0], roles, rights.Length < 2 ? [] : rights[1].Split('+').Select(partner => new PartnerId(partner)));
    }

    private static AccessScope Scope(string person, IEnumerable<Role> roles, IEnumerable<PartnerId> partners) => AccessScope.Create(person, [], roles, partners) switch
    {
        Ruling<AccessScope, ScopeRefusal>.Granted granted => granted.Value,
        Ruling<AccessScope, ScopeRefusal>.Refused refused => throw new FormatException(refused.Sentence),
        var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
    };
}
