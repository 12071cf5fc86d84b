using PemActors.Documents.Events;
using PemActors.Rulebook.Facts;
using static PemActors.Rulebook.Facts.OpportunityFact;

namespace PemActors.Documents.Facts;

/// <summary>Facts about opportunities, type by type.</summary>
internal static class OpportunityFacts
{
    public static OpportunityFact? Decode(string type, in Members data) => type switch
    {
        EventNames.OpportunityCreated => new Created(data.Key, data.Text("account"u8), data.Text("productLine"u8), data.Money("amount"u8),
            data.Word<Stage>("stage"u8), data.Word<Motion>("motion"u8), data.OptionalText("owner"u8) is { } owner ? new(owner) : null, data.Flag("expansion"u8, otherwise: false)),
        EventNames.OpportunityTouchRecorded => new TouchRecorded(data.Key, data.Partner("partner"u8),
            Words.Read<EvidenceKind>(data["evidence"u8].GetProperty("kind"u8)), data.Flag("verified"u8, otherwise: true)),
        EventNames.OpportunityStageChanged => new StageChanged(data.Key, data.Word<Stage>("stage"u8)),
        EventNames.OpportunityAmountChanged => new AmountChanged(data.Key, data.Money("amount"u8)),
        EventNames.OpportunityWon => new Won(data.Key, data.Money("amount"u8), data.OptionalMoney("listAmount"u8), data.OptionalWhole("termMonths"u8)),
        EventNames.OpportunityLost => new Lost(data.Key, data.Text("reason"u8)),
        EventNames.OpportunityRegistrationSubmitted => new RegistrationSubmitted(data.Key, data.Partner("partner"u8)),
        EventNames.OpportunityRegistrationApproved => new RegistrationApproved(data.Key, data.Partner("partner"u8), data.OptionalAt("until"u8)),
        EventNames.OpportunityRegistrationRejected => new RegistrationRejected(data.Key, data.Partner("partner"u8), data.OptionalText("reason"u8) ?? ""),
        EventNames.OpportunityRegistrationRenewed => new RegistrationRenewed(data.Key, data.Partner("partner"u8), data.OptionalAt("until"u8)),
        EventNames.MarketplaceOrderPlaced => new OrderPlaced(data.Key, data.Partner("partner"u8), data.Money("amount"u8), data.OptionalMoney("fee"u8)),
        EventNames.CustomerUsageMetered => new UsageMetered(data.Key, data.Money("amount"u8), Month(data.Text("period"u8))),
        EventNames.CustomerSubscriptionRenewed => new SubscriptionRenewed(data.Key, data.OptionalMoney("amount"u8)),
        EventNames.CustomerSubscriptionExpanded => new SubscriptionExpanded(data.Key, data.OptionalMoney("amount"u8)),
        EventNames.CustomerSubscriptionChurned => new SubscriptionChurned(data.Key),
        EventNames.OpportunityPartnerNoted => new PartnerNoted(data.Key, RegistrationJson.Involvement(data.Data)),
        EventNames.OpportunityProtectionsRuled => new ProtectionsRuled(data.Key, RegistrationJson.Ruling(data.Data)),
        EventNames.OpportunityConflictNoted => new ConflictNoted(data.Key, ConflictJson.Record(data.Data)),
        _ => null,
    };

    public static (string Type, byte[] Data) Encode(OpportunityFact fact, string currency) => fact switch
    {
        Created f => (EventNames.OpportunityCreated, Json.Object(w => w.Text("account", f.Account).Text("productLine", f.ProductLine).Money("amount", f.AmountMinor, currency)
            .Word("stage", f.Stage).Word("motion", f.Motion).Text("owner", f.Owner?.Value).Flag("expansion", f.Expansion))),
        TouchRecorded f => (EventNames.OpportunityTouchRecorded, Json.Object(w => w.Text("partner", f.Partner.Value).Evidence(f.Evidence, f.Key.Id).Flag("verified", f.Verified))),
        StageChanged f => (EventNames.OpportunityStageChanged, Json.Object(w => w.Word("stage", f.Stage))),
        AmountChanged f => (EventNames.OpportunityAmountChanged, Json.Object(w => w.Money("amount", f.AmountMinor, currency))),
        Won f => (EventNames.OpportunityWon, Json.Object(w => w.Money("amount", f.AmountMinor, currency).Money("listAmount", f.ListAmountMinor, currency).Whole("termMonths", f.TermMonths))),
        Lost f => (EventNames.OpportunityLost, Json.Object(w => w.Text("reason", f.Reason))),
        RegistrationSubmitted f => (EventNames.OpportunityRegistrationSubmitted, Json.Object(w => w.Text("partner", f.Partner.Value))),
        RegistrationApproved f => (EventNames.OpportunityRegistrationApproved, Json.Object(w => w.Text("partner", f.Partner.Value).At("until", f.Until))),
        RegistrationRejected f => (EventNames.OpportunityRegistrationRejected, Json.Object(w => w.Text("partner", f.Partner.Value).Text("reason", f.Reason.Length == 0 ? null : f.Reason))),
        RegistrationRenewed f => (EventNames.OpportunityRegistrationRenewed, Json.Object(w => w.Text("partner", f.Partner.Value).At("until", f.Until))),
        OrderPlaced f => (EventNames.MarketplaceOrderPlaced, Json.Object(w => w.Text("partner", f.Partner.Value).Money("amount", f.AmountMinor, currency).Money("fee", f.FeeMinor, currency))),
        UsageMetered f => (EventNames.CustomerUsageMetered, Json.Object(w => w.Money("amount", f.AmountMinor, currency).Text("period", $"{f.Month / 12:0000}-{f.Month % 12 + 1:00}"))),
        SubscriptionRenewed f => (EventNames.CustomerSubscriptionRenewed, Json.Object(w => w.Money("amount", f.AmountMinor, currency))),
        SubscriptionExpanded f => (EventNames.CustomerSubscriptionExpanded, Json.Object(w => w.Money("amount", f.AmountMinor, currency))),
        SubscriptionChurned => (EventNames.CustomerSubscriptionChurned, Json.Empty),
        PartnerNoted f => (EventNames.OpportunityPartnerNoted, Json.Object(w => RegistrationJson.Encode(w, f.Involvement))),
        ProtectionsRuled f => (EventNames.OpportunityProtectionsRuled, Json.Object(w => RegistrationJson.Encode(w, f.Ruling))),
        ConflictNoted f => (EventNames.OpportunityConflictNoted, Json.Object(w => ConflictJson.Encode(w, f.Record))),
        _ => throw new System.Diagnostics.UnreachableException($"No event type for {fact.GetType().Name}."),
    };

    private static int Month(string period) => int.Parse(period.AsSpan(0, 4)) * 12 + int.Parse(period.AsSpan(5, 2)) - 1;
}
