using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using static PemActors.Documents.Tests.FactChance;

namespace PemActors.Documents.Tests;

/// <summary>What accounts, conflicts, opportunities and partners tell each other, of every shape.</summary>
internal static class DeskChance
{
    private static readonly OpportunityId Deal = new("o-1");

    public static Involvement Involvement(Chance chance) => new(
        Partner(chance), Version(chance), Several(chance, () => new NamedActivity(Key(chance), chance.Of(Enum.GetValues<ActivityKind>()))), Several(chance, () => Key(chance)));

    public static AccountRuling Ruling(Chance chance) => new(
        Deal, new("acct", "core"), Version(chance),
        Several(chance, () => new Protection(Deal, Partner(chance), Key(chance), [new(At(chance), End(chance)), .. Several(chance, () => new ProtectionEnd(At(chance), End(chance)))])),
        Several(chance, () => (IReadOnlyList<PartyShare>)Shares(chance)),
        Several(chance, () => Step(chance)));

    public static RegistrationHistory Registrations(Chance chance) => new(
        Deal, Version(chance), "acct", "core", Key(chance), Several(chance, () => new PartnerLink(Partner(chance), At(chance))),
        Several(chance, () => new AmountStep(At(chance), chance.Between(0, 10_000_000_000_000))), chance.OneIn(2) ? null : At(chance),
        Several(chance, () => Step(chance)), Several(chance, () => Record(chance)));

    public static ConflictRecord Record(Chance chance) => new(
        new("conflict:x"), Version(chance), Deal, Several(chance, () => Partner(chance)), chance.OneIn(4) ? null : Key(chance),
        chance.OneIn(2) ? null : new(Key(chance), Outcome(chance)));

    public static ContestNote Note(Chance chance) => new(new("acct", "core"), Version(chance), Opening(chance), chance.OneIn(2));

    public static ConflictFact.Opened Opening(Chance chance) => new(Key(chance), Deal, Several(chance, () => Partner(chance)), chance.Of(Enum.GetValues<ConflictLevel>()));

    public static ConflictOutcome Outcome(Chance chance) => chance.Below(3) switch
    {
        0 => new ConflictOutcome.Award(Partner(chance)),
        1 => new ConflictOutcome.Split(Shares(chance)),
        _ => new ConflictOutcome.Void(),
    };

    private static RegistrationStep Step(Chance chance) => chance.Below(8) switch
    {
        0 => new RegistrationStep.Submitted(Key(chance), Deal, Partner(chance)),
        1 => new RegistrationStep.Approved(Key(chance), Deal, Partner(chance), chance.OneIn(2) ? null : End(chance)),
        2 => new RegistrationStep.Rejected(Key(chance), Deal, Partner(chance)),
        3 => new RegistrationStep.Renewed(Key(chance), Deal, Partner(chance), chance.OneIn(2) ? null : End(chance)),
        4 => new RegistrationStep.StageAdvanced(Key(chance), Deal),
        5 => new RegistrationStep.ActivityDone(Key(chance), Deal, Partner(chance)),
        6 => new RegistrationStep.Closed(Key(chance), Deal),
        _ => new RegistrationStep.Lapsed(Key(chance), Deal, Partner(chance)),
    };

    private static PartyShare[] Shares(Chance chance)
    {
        var first = (int)chance.Between(0, 1_000_000);
        return [new(new("acme"), first), new(new("bolt"), 1_000_000 - first)];
    }

    private static Instant End(Chance chance) => chance.OneIn(3) ? Instant.Never : At(chance);

    private static long Version(Chance chance) => chance.Between(1, long.MaxValue / 2);
}
