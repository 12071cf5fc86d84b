using PemActors.Rulebook.Facts;

namespace PemActors.Rulebook.Engagement;

/// <summary>What an account tells a conflict: that it is open, by the rules or by people, and how it began.</summary>
/// <param name="Account">Who tells.</param>
/// <param name="Version">The account's journal version that this was made from.</param>
/// <param name="Opening">The opening, under the key of its cause.</param>
/// <param name="IsWithdrawn">A late fact has undone what made it a conflict: it is none.</param>
public sealed record ContestNote(AccountKey Account, long Version, ConflictFact.Opened Opening, bool IsWithdrawn);
