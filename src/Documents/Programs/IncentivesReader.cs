using System.Text.Json;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;
using static PemActors.Documents.Programs.ProgramMembers;

namespace PemActors.Documents.Programs;

/// <summary>Reads what incentives pay.</summary>
internal static class IncentivesReader
{
    public static IncentivesTerms Read(JsonElement i) => new(
        Word<SettlementCadence>(i, "settlement"), Margin(i.GetProperty("margin")), ReferralFee(i.GetProperty("referralFee")), Mdf(i.GetProperty("mdf")), Spif(i.GetProperty("spif")),
        Rebate(i.GetProperty("rebate")), Usage(i.GetProperty("usage")), Watch(i.GetProperty("watch")));

    private static IncentiveTerms.Margin Margin(JsonElement m) => new(
        new(Ppm(m, "registered"), Ppm(m, "select"), Ppm(m, "premier"), Ppm(m, "elite")), Ppm(m, "registrationBonus"), Ppm(m, "specializationBonus"), Ppm(m, "cap"));

    private static IncentiveTerms.ReferralFee ReferralFee(JsonElement r) => new(Ppm(r, "rate"), Minor(r, "acvCap"), Whole(r, "netDays"));

    private static IncentiveTerms.Mdf Mdf(JsonElement m) => new(Ppm(m, "share"), Whole(m, "proofDays"), Whole(m, "netDays"));

    private static IncentiveTerms.Spif Spif(JsonElement s) => new(
        [.. s.GetProperty("sums").EnumerateArray().Select(sum => new SpifSum(Word<ActivityKind>(sum, "activity"), Minor(sum, "amount"))).OrderBy(sum => sum.Activity)],
        Whole(s, "partnerQuarterMax"), s.TryGetProperty("totalMax", out _) ? Whole(s, "totalMax") : null, Whole(s, "netDays"));

    private static IncentiveTerms.Rebate Rebate(JsonElement r) => new(
        Word<RebateForm>(r, "form"), Schedule(r), [.. r.GetProperty("byTier").EnumerateArray().Select(own => new TierSchedule(Word<Tier>(own, "tier"), Schedule(own))).OrderBy(own => own.Tier)],
        Whole(r, "netDays"));

    private static RebateSchedule Schedule(JsonElement s) => new(
        Minor(s, "target"), [.. s.GetProperty("steps").EnumerateArray().Select(step => new RebateStep(Ppm(step, "from"), Ppm(step, "rate")))]);

    private static IncentiveTerms.Usage Usage(JsonElement u) => new(Ppm(u, "rate"), Whole(u, "months"), Whole(u, "clawbackMonths"), Whole(u, "netDays"));

    private static WatchTerms Watch(JsonElement w) => new(
        Ppm(w, "payoutGrowth"), Whole(w, "bunchDays"), Ppm(w, "bunchShare"), Whole(w, "followDays"), Ppm(w, "unfollowedShare"), Whole(w, "sandbagDays"), Ppm(w, "sandbagShare"),
        Whole(w, "minCount"));
}
