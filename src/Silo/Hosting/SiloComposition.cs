using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Cadences;
using PemActors.Grains.Deadlines;
using PemActors.Grains.Feed;
using PemActors.Grains.Incentives;
using PemActors.Grains.Outbox;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Silo.Desk;
using PemActors.Silo.Intake;
using PemActors.Silo.Metrics;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Hosting;

/// <summary>Puts actors, journal and sweeps together; the web host and the commands without one share it.</summary>
public static class SiloComposition
{
    /// <summary>Adds everything behind the interfaces: one silo in this process on loopback ports of its own.</summary>
    public static void AddPemActors(this IHostApplicationBuilder builder, SiloOptions options, IJournal journal)
    {
        builder.Services.AddPemServices(options, journal);
        // It takes the time since the machine's start for the time since its own last check, and warns at every start.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.UseOrleans(silo =>
        {
            var (siloPort, gatewayPort) = FreePorts();
            silo.UseLocalhostClustering(siloPort, gatewayPort);
            silo.Configure<SiloMessagingOptions>(messaging =>
            {
                messaging.ResponseTimeout = TimeSpan.FromSeconds(30);
                messaging.CancelRequestOnTimeout = true;
            });
        });
    }

    /// <summary>The services that actors and endpoints need, without Orleans itself; a test cluster adds them to each of its silos.</summary>
    public static void AddPemServices(this IServiceCollection services, SiloOptions options, IJournal journal)
    {
        var programs = new ProgramsInForce(options.Program);
        services.AddSingleton(programs);
        services.AddSingleton<IncentiveCatalog>();
        services.AddHostedService<ProgramsAtStart>();
        services.AddHostedService<IncentiveCatalogStart>();
        services.AddSingleton(journal);
        services.AddKeyedSingleton(EcosystemClock.Key, options.Clock);
        services.AddSingleton(programs.Currencies);
        services.AddSingleton(new FactEncoder(options.Program.Currency));
        services.AddSingleton(new CloudEventReader(programs.Currencies));
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<SubjectFaults>();
        services.AddSingleton<Settlement>();
        services.AddSingleton<CardFeed>();
        services.AddSingleton<SubjectServices>();
        services.AddSingleton<SweepPassed>();
        services.AddSingleton<SubjectFolds>();
        services.AddSingleton<PartnerInputs>();
        services.AddSingleton<DealInputs>();
        services.AddSingleton<MoneyInputs>();
        services.AddSingleton<CouncilMaterial>();
        services.AddSingleton<DocumentMaker>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<EcosystemQueries>();
        services.AddSingleton<ProgramQueries>();
        services.AddSingleton(options.People);
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<DealPlans>();
        services.AddSingleton<IncentivePlans>();
        services.AddSingleton<PemMetrics>();
        services.TryAddSingleton<OutboxDispatcher>();
        services.TryAddSingleton<DeadlineSweep>();
        if (!options.RunSweeps) return;
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher>());
        services.AddHostedService(provider => provider.GetRequiredService<DeadlineSweep>());
        if (options.BeginCadences) services.AddHostedService<CadenceStart>();
    }

    // Two ports nobody listens on, so that several installations can run on one machine.
    private static (int Silo, int Gateway) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
