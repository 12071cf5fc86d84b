using System.IO.Compression;
using Parquet;
using Parquet.Schema;
using PemActors.Simulator.Experiments;

namespace PemActors.Simulator.Reports;

/// <summary>Every replication's KPIs as one Parquet table: a row per scenario, replication and KPI, so that any other statistic can be had from it.</summary>
public static class ParquetReport
{
    private static readonly DataField<string> Scenario = new("scenario");
    private static readonly DataField<int> Replication = new("replication");
    private static readonly DataField<string> Figure = new("kpi");
    private static readonly DataField<double?> Value = new("value");

    /// <summary>Writes the table, a row group per scenario, replications ascending; a value is null where the replication has none.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="result">What to write.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public static async Task WriteAsync(Stream stream, ExperimentResult result, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        await using var writer = await ParquetWriter.CreateAsync(
            new ParquetSchema(Scenario, Replication, Figure, Value),
            stream,
            new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest },
            cancellationToken: cancellation);
        writer.CustomMetadata = new Dictionary<string, string>
        {
            ["seed"] = result.Experiment.Seed.ToString(),
            ["codeVersion"] = ExperimentResult.CodeVersion,
            ["programVersion"] = string.Join(' ', result.Scenarios.Select(each => each.Model.ProgramVersion)),
            ["scenarioHash"] = string.Join(' ', result.Scenarios.Select(each => each.Model.Hash)),
            ["capped"] = result.Capped ? "true" : "false",
            ["partial"] = result.Partial ? "true" : "false",
        };
        foreach (var scenario in result.Scenarios)
        {
            double[][] columns = [.. KpiCatalog.All.Select(kpi => scenario.Column(kpi.Kpi))];
            int[] replications = [.. Enumerable.Range(0, scenario.Replications)];
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(Scenario, [.. replications.SelectMany(_ => columns.Select(_ => scenario.Model.Name))]);
            await group.WriteAsync<int>(Replication, replications.SelectMany(row => columns.Select(_ => row)).ToArray(), cancellationToken: cancellation);
            await group.WriteAsync(Figure, [.. replications.SelectMany(_ => KpiCatalog.All.Select(kpi => kpi.Id))]);
            await group.WriteAsync<double>(
                Value,
                replications.SelectMany(row => columns.Select(column => double.IsNaN(column[row]) ? (double?)null : column[row])).ToArray(),
                cancellationToken: cancellation);
            group.CompleteValidate();
        }
    }
}
