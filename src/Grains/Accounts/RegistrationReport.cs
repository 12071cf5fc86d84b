namespace PemActors.Grains.Accounts;

/// <summary>A registration in its list.</summary>
/// <param name="Registration"><c>opportunity~partner</c>.</param>
/// <param name="State">pending, breached (overdue), approved, rejected, ruled (by a conflict's decision) or closed (with the opportunity).</param>
/// <param name="Opportunity">Which opportunity.</param>
/// <param name="Partner">Who asked.</param>
/// <param name="Account">The customer's account.</param>
/// <param name="ProductLine">The product line.</param>
/// <param name="SubmittedAt">When it was asked for last.</param>
/// <param name="SubmittedBy">The person; null where another system told it.</param>
/// <param name="DueAt">By when the answer is due.</param>
/// <param name="Breached">It was not answered by then; a later answer does not undo that.</param>
/// <param name="AnsweredAt">When it was answered; null while it waits.</param>
/// <param name="AnsweredBy">The person, or <c>pem:clock</c>; null where another system told it, or nobody answered.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="Text">The same in words.</param>
/// <param name="ProtectedUntil">Until when the partner is protected on the opportunity; null when it is not.</param>
public sealed record RegistrationReport(
    string Registration, string State, string Opportunity, string Partner, string Account, string ProductLine, DateTimeOffset SubmittedAt, string? SubmittedBy,
    DateTimeOffset DueAt, bool Breached, DateTimeOffset? AnsweredAt, string? AnsweredBy, string? Reason, string? Text, DateTimeOffset? ProtectedUntil);

/// <summary>A live protection in its list.</summary>
/// <param name="Registration"><c>opportunity~partner</c>.</param>
/// <param name="Opportunity">What it protects.</param>
/// <param name="Partner">Who holds it.</param>
/// <param name="Account">The customer's account.</param>
/// <param name="ProductLine">The product line.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">To before when, as far as known.</param>
public sealed record ProtectionReport(
    string Registration, string Opportunity, string Partner, string Account, string ProductLine, DateTimeOffset From, DateTimeOffset Until);
