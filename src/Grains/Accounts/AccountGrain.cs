using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Accounts;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Accounts;

/// <summary>The actor of a customer account and product line.</summary>
public sealed class AccountGrain(SubjectServices services, ProgramsInForce programs, FactEncoder encoder, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
    : SubjectGrain<AccountState>(services, id => new(SubjectKind.Account, id)), IAccountGrain
{
    /// <inheritdoc/>
    public async Task<AccountSnapshot?> GetSnapshot()
    {
        if (await StateAsync() is not { } state || state.Evidence.Opportunities.Count == 0) return null;
        var now = state.Shown(Instant.From(clock.GetUtcNow()));
        var terms = programs.Timeline;
        var view = state.Evidence.ViewAt(now, terms);
        return new(
            view.Account.Account, view.Account.ProductLine, now.ToDateTimeOffset(), view.Holder?.Value,
            [.. view.Live.Select(held => new AccountProtection(held.Opportunity.Value, held.Partner.Value, held.Held.From.ToDateTimeOffset(), held.Held.Until.ToDateTimeOffset()))],
            [
                .. view.Queue.Select(queued => new AccountSubmission(
                    queued.Registration.Opportunity.Value, queued.Registration.Partner.Value, queued.Registration.Submitted.Time.ToDateTimeOffset(),
                    queued.Due.ToDateTimeOffset(), Words.Of(queued.State))),
            ],
            [.. state.Evidence.Conflicts(terms).Keys.Select(conflict => conflict.Value)],
            [.. state.Evidence.Opportunities.Select(history => history.Opportunity.Value)],
            Version);
    }

    /// <inheritdoc/>
    protected override AccountState NewState() => new(KeyOf(Subject.Id), programs, encoder);

    /// <summary>The account and product line of an id.</summary>
    public static AccountKey KeyOf(string id)
    {
        var parts = id.Split('~', 2);
        return new(parts[0], parts.Length > 1 ? parts[1] : "");
    }
}
