using System.Globalization;
using System.Text.Json.Nodes;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;

namespace PemActors.Simulator.Population;

/// <summary>Writes synthetic decisions as the events of the contract.</summary>
internal static class DecisionEvents
{
    private const string By = "simulator";

    /// <summary>Type and data of a decision, amounts in <paramref name="currency"/>.</summary>
    public static (string Type, byte[] Data) Encode(SyntheticDecision decision, string currency)
    {
        if (decision is SyntheticDecision.Offered offered)
            return (EventNames.IncentivePublished, IncentiveJson.Publication(offered.Incentive, currency, By));
        JsonObject Money(long minor) => new() { ["minor"] = minor, ["currency"] = currency };
        var (type, data) = decision switch
        {
            SyntheticDecision.Published made => (EventNames.IncentivePublished, new JsonObject
            {
                ["kind"] = Words.Of(made.Kind),
                ["name"] = made.Name,
                ["from"] = made.From.ToString(),
                ["until"] = made.Until.ToString(),
                ["budget"] = made.BudgetMinor is { } budget ? Money(budget) : null,
            }),
            SyntheticDecision.MdfProposed asked => (EventNames.IncentiveMdfProposed, new JsonObject
            {
                ["request"] = asked.Request,
                ["partner"] = asked.Partner.Value,
                ["amount"] = Money(asked.AmountMinor),
                ["tactic"] = asked.Tactic,
                ["eventDate"] = asked.EventDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["expectedLeads"] = asked.ExpectedLeads,
            }),
            SyntheticDecision.MdfAnswered answered => (answered.Approved ? EventNames.IncentiveMdfApproved : EventNames.IncentiveMdfRejected, new JsonObject
            {
                ["request"] = answered.Request,
                ["partner"] = answered.Partner.Value,
                ["amount"] = Money(answered.AmountMinor),
            }),
            SyntheticDecision.ProofSubmitted proof => (EventNames.IncentiveMdfProofSubmitted, new JsonObject
            {
                ["request"] = proof.Request,
                ["partner"] = proof.Partner.Value,
                ["amount"] = Money(proof.AmountMinor),
                ["proofRef"] = proof.ProofRef,
                ["outcomes"] = new JsonObject { ["leads"] = proof.Leads, ["pipeline"] = Money(proof.PipelineMinor) },
            }),
            SyntheticDecision.SpifClaimed claimed => (EventNames.IncentiveSpifClaimed, new JsonObject
            {
                ["claim"] = claimed.Claim,
                ["partner"] = claimed.Partner.Value,
                ["activity"] = claimed.Activity,
            }),
            SyntheticDecision.SpifAnswered answered => (answered.Approved ? EventNames.IncentiveSpifApproved : EventNames.IncentiveSpifDenied, new JsonObject
            {
                ["claim"] = answered.Claim,
                ["partner"] = answered.Partner.Value,
                ["activity"] = answered.Activity,
            }),
            SyntheticDecision.ConflictDecided decided => (EventNames.ConflictDecided, Decided(decided)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return (type, System.Text.Encoding.UTF8.GetBytes(data.ToJsonString()));
    }

    private static JsonObject Decided(SyntheticDecision.ConflictDecided decided)
    {
        var data = new JsonObject
        {
            ["opportunity"] = decided.Opportunity.Value,
            ["parties"] = new JsonArray(decided.Holder.Value, decided.Contender.Value),
            ["outcome"] = decided.HolderPercent switch { null => "void", 100 => "award", _ => "split" },
        };
        if (decided.HolderPercent is not { } percent) return data;
        var shares = new JsonObject { [decided.Holder.Value] = percent / 100m };
        if (percent < 100) shares[decided.Contender.Value] = (100 - percent) / 100m;
        data["shares"] = shares;
        return data;
    }
}
