using System.Text;
using System.Text.Json;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tiers;

namespace PemActors.Documents.Facts;

/// <summary>
/// What an incentive pays, as its event tells it: shares as numbers, amounts as money, and of what it leaves out the program's figures. Lists are
/// put in order, whatever order they come in.
/// </summary>
internal static class IncentiveTermsJson
{
    /// <summary>Reads the terms of a kind; a member that is missing is that of <paramref name="program"/>, and a fault where there is none.</summary>
    public static IncentiveTerms Read(IncentiveKind kind, in Members m, IncentivesTerms? program) => kind switch
    {
        IncentiveKind.Margin => Margin(m, program?.Margin),
        IncentiveKind.ReferralFee => ReferralFee(m, program?.ReferralFee),
        IncentiveKind.Mdf => Mdf(m, program?.Mdf),
        IncentiveKind.Spif => Spif(m, program?.Spif),
        IncentiveKind.Rebate => Rebate(m, program?.Rebate),
        IncentiveKind.Usage => Usage(m, program?.Usage),
        _ => throw new FormatException($"Unknown kind {kind}."),
    };

    /// <summary>Writes every member that <see cref="Read"/> reads.</summary>
    public static void Write(Utf8JsonWriter w, IncentiveTerms terms, string currency)
    {
        switch (terms)
        {
            case IncentiveTerms.Margin margin:
                w.Share("registered", margin.Rates.RegisteredPpm).Share("select", margin.Rates.SelectPpm).Share("premier", margin.Rates.PremierPpm)
                    .Share("elite", margin.Rates.ElitePpm).Share("registrationBonus", margin.RegistrationBonusPpm)
                    .Share("specializationBonus", margin.SpecializationBonusPpm).Share("cap", margin.CapPpm);
                return;
            case IncentiveTerms.ReferralFee fee:
                w.Share("rate", fee.RatePpm).Money("acvCap", fee.AcvCapMinor, currency);
                break;
            case IncentiveTerms.Mdf mdf:
                w.Share("share", mdf.SharePpm).Whole("proofDays", mdf.ProofDays);
                break;
            case IncentiveTerms.Spif spif:
                w.WriteStartArray("sums");
                foreach (var sum in spif.Sums)
                {
                    w.WriteStartObject();
                    w.Word("activity", sum.Activity).Money("amount", sum.AmountMinor, currency).WriteEndObject();
                }
                w.WriteEndArray();
                w.Whole("partnerQuarterMax", spif.PartnerQuarterMax).Whole("totalMax", spif.TotalMax);
                break;
            case IncentiveTerms.Rebate rebate:
                w.Word("form", rebate.Form);
                Write(w, rebate.Schedule, currency);
                w.WriteStartArray("byTier");
                foreach (var own in rebate.ByTier)
                {
                    w.WriteStartObject();
                    Write(w.Word("tier", own.Tier), own.Schedule, currency);
                    w.WriteEndObject();
                }
                w.WriteEndArray();
                break;
            case IncentiveTerms.Usage usage:
                w.Share("rate", usage.RatePpm).Whole("months", usage.Months).Whole("clawbackMonths", usage.ClawbackMonths);
                break;
        }
        w.Whole("netDays", terms.NetDays);
    }

    private static IncentiveTerms.Margin Margin(in Members m, IncentiveTerms.Margin? program) => new(
        new(
            Ppm(m, "registered"u8, program?.Rates.RegisteredPpm), Ppm(m, "select"u8, program?.Rates.SelectPpm),
            Ppm(m, "premier"u8, program?.Rates.PremierPpm), Ppm(m, "elite"u8, program?.Rates.ElitePpm)),
        Ppm(m, "registrationBonus"u8, program?.RegistrationBonusPpm),
        Ppm(m, "specializationBonus"u8, program?.SpecializationBonusPpm),
        Ppm(m, "cap"u8, program?.CapPpm));

    private static IncentiveTerms.ReferralFee ReferralFee(in Members m, IncentiveTerms.ReferralFee? program) =>
        new(Ppm(m, "rate"u8, program?.RatePpm), m.OptionalMoney("acvCap"u8) ?? Known("acvCap"u8, program?.AcvCapMinor), NetDays(m, program));

    private static IncentiveTerms.Mdf Mdf(in Members m, IncentiveTerms.Mdf? program) =>
        new(Ppm(m, "share"u8, program?.SharePpm), Whole(m, "proofDays"u8, program?.ProofDays), NetDays(m, program));

    private static IncentiveTerms.Spif Spif(in Members m, IncentiveTerms.Spif? program)
    {
        var sums = new List<SpifSum>();
        if (m.Optional("sums"u8) is { } list)
            foreach (var sum in list.EnumerateArray())
                sums.Add(new(Words.Read<ActivityKind>(sum.GetProperty("activity"u8)), m.Within(sum).Money("amount"u8)));
        IReadOnlyList<SpifSum> inOrder = m.Optional("sums"u8) is null
            ? program?.Sums ?? throw Missing("sums"u8)
            : [.. sums.OrderBy(sum => sum.Activity)];
        return new(inOrder, Whole(m, "partnerQuarterMax"u8, program?.PartnerQuarterMax), m.OptionalWhole("totalMax"u8) ?? program?.TotalMax, NetDays(m, program));
    }

    private static IncentiveTerms.Rebate Rebate(in Members m, IncentiveTerms.Rebate? program)
    {
        var form = m.Optional("form"u8) is { } word ? Words.Read<RebateForm>(word) : program?.Form ?? throw Missing("form"u8);
        var byTier = program?.ByTier;
        if (m.Optional("byTier"u8) is { } list)
        {
            var own = new List<TierSchedule>();
            foreach (var one in list.EnumerateArray()) own.Add(new(Words.Read<Tier>(one.GetProperty("tier"u8)), Schedule(m.Within(one), null)));
            byTier = [.. own.OrderBy(schedule => schedule.Tier)];
        }
        return new(form, Schedule(m, program?.Schedule), byTier ?? throw Missing("byTier"u8), NetDays(m, program));
    }

    private static RebateSchedule Schedule(in Members m, RebateSchedule? program)
    {
        var steps = program?.Steps;
        if (m.Optional("steps"u8) is { } list)
        {
            var own = new List<RebateStep>();
            foreach (var step in list.EnumerateArray()) own.Add(new(Scaled(step.GetProperty("from"u8), 6), Scaled(step.GetProperty("rate"u8), 6)));
            steps = own;
        }
        return new(m.OptionalMoney("target"u8) ?? Known("target"u8, program?.TargetMinor), steps ?? throw Missing("steps"u8));
    }

    private static IncentiveTerms.Usage Usage(in Members m, IncentiveTerms.Usage? program) => new(
        Ppm(m, "rate"u8, program?.RatePpm), Whole(m, "months"u8, program?.Months), Whole(m, "clawbackMonths"u8, program?.ClawbackMonths), NetDays(m, program));

    private static void Write(Utf8JsonWriter w, RebateSchedule schedule, string currency)
    {
        w.Money("target", schedule.TargetMinor, currency).WriteStartArray("steps");
        foreach (var step in schedule.Steps)
        {
            w.WriteStartObject();
            w.Share("from", step.FromPpm).Share("rate", step.RatePpm).WriteEndObject();
        }
        w.WriteEndArray();
    }

    private static Utf8JsonWriter Share(this Utf8JsonWriter w, string name, int ppm)
    {
        w.WriteNumber(name, ppm / 1_000_000m);
        return w;
    }

    private static int NetDays(in Members m, IncentiveTerms? program) => Whole(m, "netDays"u8, program?.NetDays);

    private static int Ppm(in Members m, ReadOnlySpan<byte> name, int? program) => m.Optional(name) is { } member ? Scaled(member, 6) : Known(name, program);

    private static int Whole(in Members m, ReadOnlySpan<byte> name, int? program) => m.Optional(name) is { } member ? Scaled(member, 0) : Known(name, program);

    private static int Scaled(JsonElement number, int decimals) => checked((int)Members.Scaled(number, decimals));

    private static T Known<T>(ReadOnlySpan<byte> name, T? program) where T : struct => program ?? throw Missing(name);

    private static FormatException Missing(ReadOnlySpan<byte> name) => new($"The terms lack {Encoding.UTF8.GetString(name)}.");
}
