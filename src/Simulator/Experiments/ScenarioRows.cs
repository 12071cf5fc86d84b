using System.Collections.Immutable;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Experiments;

/// <summary>Gathers the replications of a scenario in order; their histograms, the one large thing, are added up and dropped.</summary>
internal sealed class ScenarioRows(ScenarioModel model)
{
    private readonly ImmutableArray<ReplicationResult>.Builder _rows = ImmutableArray.CreateBuilder<ReplicationResult>();
    private readonly LogHistogram _revenueByPartner = new();
    private readonly LogHistogram _cycleHours = new();

    public void Add(ReplicationResult row)
    {
        Check(row);
        _revenueByPartner.Add(row.Tables.RevenueByPartner.AsSpan());
        _cycleHours.Add(row.Tables.CycleHours.AsSpan());
        _rows.Add(row with { Tables = row.Tables with { RevenueByPartner = [], CycleHours = [] } });
    }

    public ScenarioResult Result() => new(model, _rows.ToImmutable(), _revenueByPartner.Bins, _cycleHours.Bins);

    // A kernel that returns another shape than the scenario says is a bug, to be told where it starts.
    private void Check(ReplicationResult row)
    {
        Expect(row.Replication, _rows.Count, "replication");
        Expect(row.Kpis.Length, KpiCatalog.Count, "KPIs");
        Expect(row.Series.Length, Enum.GetValues<SeriesKind>().Length, "series");
        foreach (var curve in row.Series) Expect(curve.Length, model.Weeks, "weeks of a series");
        Expect(row.KeyResults.Length, model.KeyResults.Length, "key results");
        Expect(row.Tables.PayoutByIncentive.Length, model.Incentives.Length, "incentives");
        Expect(row.Tables.TierFlow.Length, Enum.GetValues<TierState>().Length * Enum.GetValues<TierState>().Length, "cells of the tier flow");
        Expect(row.Tables.Funnel.Length, Enum.GetValues<FunnelStep>().Length, "funnel steps");
        Expect(row.Tables.GamingCount.Length, Enum.GetValues<GamingLine>().Length, "gaming counts");
        Expect(row.Tables.GamingCostMinor.Length, Enum.GetValues<GamingLine>().Length, "gaming costs");
        Expect(row.Tables.PartnersByType.Length, Enum.GetValues<Rulebook.Facts.PartnerType>().Length, "partner types");
        Expect(row.Tables.ZeroSellersByType.Length, Enum.GetValues<Rulebook.Facts.PartnerType>().Length, "partner types of zero sellers");
    }

    private void Expect(int found, int expected, string what)
    {
        if (found != expected) throw new InvalidOperationException($"Replication {_rows.Count} of '{model.Name}': {what} {found}, expected {expected}.");
    }
}
