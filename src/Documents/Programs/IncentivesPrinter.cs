using System.Text;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Programs;
using static PemActors.Documents.Programs.YamlText;

namespace PemActors.Documents.Programs;

/// <summary>Prints what incentives pay.</summary>
internal static class IncentivesPrinter
{
    public static void Print(StringBuilder text, IncentivesTerms i)
    {
        text.Append($"""
            incentives:
              settlement: {Words.Of(i.Settlement)}
              margin:
                registered: {Share(i.Margin.Rates.RegisteredPpm)}
                select: {Share(i.Margin.Rates.SelectPpm)}
                premier: {Share(i.Margin.Rates.PremierPpm)}
                elite: {Share(i.Margin.Rates.ElitePpm)}
                registrationBonus: {Share(i.Margin.RegistrationBonusPpm)}
                specializationBonus: {Share(i.Margin.SpecializationBonusPpm)}
                cap: {Share(i.Margin.CapPpm)}
              referralFee:
                rate: {Share(i.ReferralFee.RatePpm)}
                acvCap: {Money(i.ReferralFee.AcvCapMinor)}
                netDays: {i.ReferralFee.NetDays}
              mdf:
                share: {Share(i.Mdf.SharePpm)}
                proofDays: {i.Mdf.ProofDays}
                netDays: {i.Mdf.NetDays}
              spif:

            """);
        List(text, "sums", "    ", i.Spif.Sums.Select(sum => $"{{ activity: {Words.Of(sum.Activity)}, amount: {Money(sum.AmountMinor)} }}"));
        text.Append($"    partnerQuarterMax: {i.Spif.PartnerQuarterMax}\n");
        if (i.Spif.TotalMax is { } most) text.Append($"    totalMax: {most}\n");
        text.Append($"    netDays: {i.Spif.NetDays}\n  rebate:\n    form: {Words.Of(i.Rebate.Form)}\n    target: {Money(i.Rebate.Schedule.TargetMinor)}\n");
        List(text, "steps", "    ", i.Rebate.Schedule.Steps.Select(Step));
        List(text, "byTier", "    ", i.Rebate.ByTier.Select(own =>
            $"{{ tier: {Words.Of(own.Tier)}, target: {Money(own.Schedule.TargetMinor)}, steps: [{string.Join(", ", own.Schedule.Steps.Select(Step))}] }}"));
        text.Append($"""
                netDays: {i.Rebate.NetDays}
              usage:
                rate: {Share(i.Usage.RatePpm)}
                months: {i.Usage.Months}
                clawbackMonths: {i.Usage.ClawbackMonths}
                netDays: {i.Usage.NetDays}
              watch:
                payoutGrowth: {Share(i.Watch.PayoutGrowthPpm)}
                bunchDays: {i.Watch.BunchDays}
                bunchShare: {Share(i.Watch.BunchSharePpm)}
                followDays: {i.Watch.FollowDays}
                unfollowedShare: {Share(i.Watch.UnfollowedSharePpm)}
                sandbagDays: {i.Watch.SandbagDays}
                sandbagShare: {Share(i.Watch.SandbagSharePpm)}
                minCount: {i.Watch.MinCount}

            """);
    }

    private static string Step(RebateStep step) => $"{{ from: {Share(step.FromPpm)}, rate: {Share(step.RatePpm)} }}";
}
