using System.Text.Json;
using PemActors.Grains.Interfaces.Partners;

namespace PemActors.Grains.Tests.Support;

/// <summary>Snapshots as text that is equal when what they say is equal.</summary>
internal static class Shown
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>All of it but when it was scored, from which version, and which decisions were restated: those differ with the order of arrival.</summary>
    public static string InForce(PartnerSnapshot? snapshot) => snapshot is null
        ? "not introduced"
        : Whole(snapshot with
        {
            Version = 0,
            Health = snapshot.Health with { At = default },
            Tier = snapshot.Tier with { At = default, Decisions = [.. snapshot.Tier.Decisions.Select(decision => decision with { Restated = false })] },
        });

    public static string Whole(PartnerSnapshot? snapshot) => JsonSerializer.Serialize(snapshot, Indented);
}
