using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Accounts;

/// <summary>An account's registrations and protections as rows of their lists.</summary>
internal static class AccountRows
{
    /// <summary>A row, or that there is none, for each partner and opportunity that anything was ever told of. One that has moved to another account is that one's.</summary>
    public static IEnumerable<ListChange> Of(AccountEvidence evidence, IReadOnlyDictionary<FactKey, RegistrationData> decided, Instant now, EngagementInForce terms)
    {
        var live = evidence.ViewAt(now, terms).Live.ToDictionary(held => (held.Opportunity, held.Partner));
        // The last submission of a partner for an opportunity stands for both.
        var registrations = evidence.RegistrationsAt(now, terms).GroupBy(one => (one.Opportunity, one.Partner)).ToDictionary(group => group.Key, group => group.Last());
        foreach (var (opportunity, partner) in Pairs(evidence))
        {
            var id = $"{opportunity}~{partner}";
            var isLive = live.TryGetValue((opportunity, partner), out var held);
            yield return isLive ? ListChange.Put(Protection(id, evidence.Key, held)) : ListChange.Remove(ListNames.Protections, id);
            yield return registrations.TryGetValue((opportunity, partner), out var registration)
                ? ListChange.Put(Row(id, evidence.Key, registration, decided, isLive ? held.Held.Until : null, now, terms))
                : ListChange.Remove(ListNames.Registrations, id);
        }
    }

    private static IEnumerable<(OpportunityId, PartnerId)> Pairs(AccountEvidence evidence) => evidence.Opportunities.SelectMany(history =>
        history.Steps.Select(RegistrationSteps.PartnerOf).OfType<PartnerId>().Concat(history.Conflicts.SelectMany(conflict => conflict.Parties))
            .Concat(evidence.DecidedOn(history.Opportunity)).Distinct().Order().Select(partner => (history.Opportunity, partner)));

    private static ListRow Protection(string id, AccountKey account, LiveProtection held) => new(
        ListNames.Protections, id, "live", held.Held.Until, held.Partner.Value, account.ToString(),
        Json(new ProtectionReport(
            id, held.Opportunity.Value, held.Partner.Value, account.Account, account.ProductLine, held.Held.From.ToDateTimeOffset(), held.Held.Until.ToDateTimeOffset())));

    private static ListRow Row(
        string id, AccountKey account, Registration registration, IReadOnlyDictionary<FactKey, RegistrationData> decided, Instant? protectedUntil, Instant now, EngagementInForce terms)
    {
        var due = ResponseClock.Due(registration.Submitted.Time, terms.At(registration.Submitted.Time));
        var isBreached = ResponseClock.StateAt(due, registration.AnsweredAt, now) == ResponseState.Breached;
        var state = registration.Answer != RegistrationAnswer.Pending ? Words.Of(registration.Answer) : isBreached ? "breached" : "pending";
        var asked = decided.GetValueOrDefault(registration.Submitted);
        var answer = registration.Answered is { } answered ? decided.GetValueOrDefault(answered) : null;
        return new(
            ListNames.Registrations, id, state, registration.Answered?.Time ?? due, registration.Partner.Value, account.ToString(),
            Json(new RegistrationReport(
                id, state, registration.Opportunity.Value, registration.Partner.Value, account.Account, account.ProductLine,
                registration.Submitted.Time.ToDateTimeOffset(), asked?.By, due.ToDateTimeOffset(), isBreached, registration.Answered?.Time.ToDateTimeOffset(),
                answer?.By ?? (registration.Answered?.Source == OverdueApprovals.Source ? OverdueApprovals.Source : null), answer?.Reason, answer?.Text,
                protectedUntil?.ToDateTimeOffset())));
    }

    private static byte[] Json<T>(T body) => JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);
}
