using PemActors.Rulebook.Programs;

namespace PemActors.Rulebook.Attribution;

/// <summary>Credits with what they rest on, for people to read.</summary>
/// <param name="Model">The model asked for.</param>
/// <param name="Counted">The model that gave the credits: the one asked for, or linear where that weighed every touch and partner 0.</param>
/// <param name="Credits">By partner id ascending; empty with no touch.</param>
/// <param name="StandardErrorsPpm">The standard error of each credit, in ppm, where they come from orders drawn; else empty, for they are exact.</param>
public sealed record AttributionReport(AttributionModel Model, AttributionModel Counted, IReadOnlyList<Credit> Credits, IReadOnlyList<long> StandardErrorsPpm);
