using PemActors.Simulator.Population;

[assembly: AssemblyFixture(typeof(PemActors.Simulator.Tests.Population.Ecosystem500))]

namespace PemActors.Simulator.Tests.Population;

/// <summary>What the demonstration shows: 500 partners over 78 weeks, emitted once for all tests.</summary>
public sealed class Ecosystem500
{
    public const int Weeks = 78;

    public IReadOnlyList<EmittedFact> Facts { get; } = [.. Emit(new())];

    public static IEnumerable<EmittedFact> Emit(EcosystemParameters parameters, ulong seed = SyntheticEcosystem.DemonstrationSeed, int weeks = Weeks) =>
        new SyntheticEcosystem(parameters, seed).Weeks(weeks);
}
