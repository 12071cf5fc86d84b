using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Incentives;

/// <summary>What an MDF request and its proof say that the rules do not read.</summary>
/// <param name="Tactic">What is done.</param>
/// <param name="EventAt">When the event is.</param>
/// <param name="ExpectedLeads">Leads expected.</param>
/// <param name="ProofRef">Where the evidence lies.</param>
/// <param name="ProvenMinor">The spending proven.</param>
/// <param name="Leads">Leads that came of it.</param>
/// <param name="PipelineMinor">Pipeline that came of it.</param>
public sealed record MdfDetails(string? Tactic, Instant? EventAt, int? ExpectedLeads, string? ProofRef, long? ProvenMinor, int? Leads, long? PipelineMinor)
{
    /// <summary>Nothing said.</summary>
    public static readonly MdfDetails None = new(null, null, null, null, null, null, null);

    internal MdfDetails With(in DecisionData data, bool isProof) => new(
        data.Text("tactic") ?? Tactic,
        data.Day("eventDate") ?? EventAt,
        data["expectedLeads"]?.GetInt32() ?? ExpectedLeads,
        data.Text("proofRef") ?? ProofRef,
        isProof ? data.Amount("amount") ?? ProvenMinor : ProvenMinor,
        data["outcomes"] is { } outcomes && outcomes.TryGetProperty("leads", out var leads) ? leads.GetInt32() : Leads,
        data["outcomes"] is { } made ? data.Within(made).Amount("pipeline") ?? PipelineMinor : PipelineMinor);
}
