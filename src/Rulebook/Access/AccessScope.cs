using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Access;

/// <summary>
/// Who asks: a person, by every name that systems know them by, their roles, and the partners in their charge (a partner user: the one
/// they work at). Made only by <see cref="Create"/>, so that no scope can both claim and approve. Immutable.
/// </summary>
public sealed class AccessScope
{
    private readonly string[] names;
    private readonly Role[] roles;
    private readonly PartnerId[] partners;

    private AccessScope(string person, string[] names, Role[] roles, PartnerId[] partners)
    {
        Person = person;
        this.names = names;
        this.roles = roles;
        this.partners = partners;
    }

    /// <summary>The person, as this installation names them.</summary>
    public string Person { get; }

    /// <summary>Their roles, ascending, at least one.</summary>
    public IReadOnlyList<Role> Roles => roles;

    /// <summary>Partners in their charge, ascending.</summary>
    public IReadOnlyList<PartnerId> Partners => partners;

    /// <summary>The scope of a person, or why there can be none.</summary>
    /// <param name="person">How this installation names them.</param>
    /// <param name="knownAs">Names that other systems know them by, for example <c>crm:ana</c>.</param>
    /// <param name="roles">Repetitions do no harm.</param>
    /// <param name="partners">Repetitions do no harm; they matter to partner managers and partner users only.</param>
    public static Ruling<AccessScope, ScopeRefusal> Create(string person, IEnumerable<string> knownAs, IEnumerable<Role> roles, IEnumerable<PartnerId> partners)
    {
        var held = roles.Distinct().Order().ToArray();
        var charge = partners.Distinct().Order().ToArray();
        if (string.IsNullOrWhiteSpace(person)) return Refuse(ScopeRefusal.NoPerson, "A scope is a person's.");
        if (held.Length == 0) return Refuse(ScopeRefusal.NoRole, $"{person} has no role.");
        foreach (var (a, b) in RoleTable.Incompatible)
            if (held.Contains(a) && held.Contains(b))
                return Refuse(ScopeRefusal.ClaimsAndApproves, $"{person} could both claim and approve, as {Word.Spoken(a)} and as {Word.Spoken(b)}.");
        if (held.Contains(Role.PartnerUser) && charge.Length != 1)
            return Refuse(ScopeRefusal.NotOnePartner, $"{person} is a partner user of {charge.Length} partners, and must be of one.");
        return new Ruling<AccessScope, ScopeRefusal>.Granted(new(person, [person, .. knownAs], held, charge));
    }

    /// <summary>Whether a partner is in their charge.</summary>
    public bool Includes(PartnerId partner) => Array.BinarySearch(partners, partner) >= 0;

    /// <summary>Whether a name is one of theirs; letters of either case, since systems write the same name both ways.</summary>
    public bool IsKnownAs(string name)
    {
        foreach (var own in names)
            if (string.Equals(own, name, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static Ruling<AccessScope, ScopeRefusal>.Refused Refuse(ScopeRefusal code, string sentence) => new(code, sentence);
}

/// <summary>Why there can be no such scope, in order of precedence.</summary>
public enum ScopeRefusal : byte
{
    /// <summary>Nobody is named.</summary>
    NoPerson,
    /// <summary>No role is given.</summary>
    NoRole,
    /// <summary>The roles together can both claim and approve.</summary>
    ClaimsAndApproves,
    /// <summary>A partner user works at exactly one partner.</summary>
    NotOnePartner,
}
