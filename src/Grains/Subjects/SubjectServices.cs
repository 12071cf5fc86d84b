using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PemActors.Grains.Feed;
using PemActors.Grains.Outbox;
using PemActors.Grains.Time;
using PemActors.Journal;

namespace PemActors.Grains.Subjects;

/// <summary>What every journaled actor needs of its host.</summary>
public sealed record SubjectServices(
    IJournal Journal,
    [FromKeyedServices(EcosystemClock.Key)] TimeProvider Clock,
    OutboxQueue Outbox,
    CardFeed Feed,
    SubjectFaults Faults,
    Settlement Settlement,
    ILogger<SubjectServices> Log);
