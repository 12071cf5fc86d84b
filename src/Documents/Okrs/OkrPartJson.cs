using System.Text.Json;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Health;
using PemActors.Rulebook.Okrs;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Okrs;

/// <summary>What a subject adds to the OKRs as JSON: only what is not 0 is written, so most rows are a few bytes.</summary>
public static class OkrPartJson
{
    private delegate Int128 Getter(in OkrSums sums);

    private static readonly (string Name, Getter Of)[] Members =
    [
        ("sourced", (in sums) => sums.SourcedMinor),
        ("expansion", (in sums) => sums.ExpansionMinor),
        ("influencedExpansion", (in sums) => sums.InfluencedExpansionMinor),
        ("activated", (in sums) => sums.PartnersActivated),
        ("certifications", (in sums) => sums.CertificationsEarned),
        ("scores", (in sums) => sums.CertificationScoreHundredths),
        ("partnerWon", (in sums) => sums.PartnerWon),
        ("partnerLost", (in sums) => sums.PartnerLost),
        ("directWon", (in sums) => sums.DirectWon),
        ("directLost", (in sums) => sums.DirectLost),
        ("answers", (in sums) => sums.CsatAnswers),
        ("csat", (in sums) => sums.CsatHundredths),
        ("reimbursed", (in sums) => sums.MdfReimbursedMinor),
        ("influencedWon", (in sums) => sums.InfluencedWonMinor),
        ("payouts", (in sums) => sums.PayoutsMinor),
        ("credited", (in sums) => sums.CreditedMinor),
        ("inTime", (in sums) => sums.AnswersInTime),
        ("due", (in sums) => sums.AnswersDue),
        ("firstActivities", (in sums) => sums.FirstActivities),
        ("firstActivityTicks", (in sums) => sums.FirstActivityTicks),
        ("promoters", (in sums) => sums.Promoters),
        ("detractors", (in sums) => sums.Detractors),
        ("npsAnswers", (in sums) => sums.NpsAnswers),
    ];

    /// <summary>The part as compact UTF-8 JSON; partner and region of a partner are the row's own.</summary>
    public static byte[] Write(OkrPart part) => Json.Object(w =>
    {
        if (part.Health is { } band) w.Word("health", band);
        if (part.Periods.Count == 0) return;
        w.WriteStartArray("periods");
        foreach (var (period, sums) in part.Periods)
        {
            w.WriteStartObject();
            w.Whole("after", period.After.Ticks).Whole("until", period.Until.Ticks);
            foreach (var (name, of) in Members)
                if (of(sums) != 0)
                    w.WriteNumber(name, checked((long)of(sums)));
            w.WriteEndObject();
        }
        w.WriteEndArray();
    });

    /// <summary>Reads what <see cref="Write"/> writes.</summary>
    public static OkrPart Read(string? region, PartnerId? partner, ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        Band? health = null;
        List<OkrPeriodPart>? periods = null;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("health"u8))
            {
                reader.Read();
                health = reader.ValueTextEquals("green"u8) ? Band.Green : reader.ValueTextEquals("yellow"u8) ? Band.Yellow : Band.Red;
                continue;
            }
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject) (periods ??= []).Add(Period(ref reader));
        }
        return new(region, partner, health, periods ?? (IReadOnlyList<OkrPeriodPart>)[]);
    }

    private static OkrPeriodPart Period(ref Utf8JsonReader reader)
    {
        long after = 0, until = 0;
        var sums = default(OkrSums);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            var value = reader.GetInt64();
            if (name == "after") after = value;
            else if (name == "until") until = value;
            else sums = With(sums, name!, value);
        }
        return new(new(new(after), new(until)), sums);
    }

    private static OkrSums With(in OkrSums sums, string name, long value) => name switch
    {
        "sourced" => sums with { SourcedMinor = value },
        "expansion" => sums with { ExpansionMinor = value },
        "influencedExpansion" => sums with { InfluencedExpansionMinor = value },
        "activated" => sums with { PartnersActivated = (int)value },
        "certifications" => sums with { CertificationsEarned = (int)value },
        "scores" => sums with { CertificationScoreHundredths = value },
        "partnerWon" => sums with { PartnerWon = (int)value },
        "partnerLost" => sums with { PartnerLost = (int)value },
        "directWon" => sums with { DirectWon = (int)value },
        "directLost" => sums with { DirectLost = (int)value },
        "answers" => sums with { CsatAnswers = (int)value },
        "csat" => sums with { CsatHundredths = value },
        "reimbursed" => sums with { MdfReimbursedMinor = value },
        "influencedWon" => sums with { InfluencedWonMinor = value },
        "payouts" => sums with { PayoutsMinor = value },
        "credited" => sums with { CreditedMinor = value },
        "inTime" => sums with { AnswersInTime = (int)value },
        "due" => sums with { AnswersDue = (int)value },
        "firstActivities" => sums with { FirstActivities = (int)value },
        "firstActivityTicks" => sums with { FirstActivityTicks = value },
        "promoters" => sums with { Promoters = (int)value },
        "detractors" => sums with { Detractors = (int)value },
        "npsAnswers" => sums with { NpsAnswers = (int)value },
        _ => throw new FormatException($"'{name}' is no sum of the OKRs."),
    };
}
