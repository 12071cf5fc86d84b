using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Support;

/// <summary>One silo for all tests that neither move its clock nor break its store; each test names subjects of its own.</summary>
public sealed class SharedSilo : IAsyncLifetime
{
    public static readonly Instant Now = Instant.Utc(2025, 8, 14, 9);

    public LiveSilo Silo { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Silo = await LiveSilo.StartAsync(Now);

    public ValueTask DisposeAsync() => Silo.DisposeAsync();
}

[CollectionDefinition(nameof(SharedSilo))]
public sealed class SharedSiloTests : ICollectionFixture<SharedSilo>;
