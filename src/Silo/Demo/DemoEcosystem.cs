using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Simulator.Population;

namespace PemActors.Silo.Demo;

/// <summary>A seeded synthetic ecosystem as the events that real systems would send.</summary>
/// <param name="partners">Partners at the start.</param>
/// <param name="seed">Same seed, same ecosystem.</param>
/// <param name="start">The Monday midnight at which it begins.</param>
/// <param name="currency">The installation's currency.</param>
public sealed class DemoEcosystem(int partners, ulong seed, Instant start, string currency)
{
    private readonly SyntheticEcosystem ecosystem = new(new EcosystemParameters { Partners = partners, Start = start }, seed);
    private readonly FactEncoder encoder = new(currency);
    private int number;

    /// <summary>Every event from the start on, ascending in time, without end.</summary>
    public IEnumerable<Reading.Accepted> Events()
    {
        foreach (var fact in ecosystem.Stream())
        {
            var made = fact.ToEvent(encoder, currency);
            EventCatalog.TryFind(made.Type, out var type);
            yield return new(++number, made, type!);
        }
    }
}
