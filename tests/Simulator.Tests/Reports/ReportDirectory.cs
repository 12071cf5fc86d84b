namespace PemActors.Simulator.Tests.Reports;

/// <summary>A directory of its own that goes with the test.</summary>
internal sealed class ReportDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pem-report-").FullName;

    public byte[] Read(string name) => File.ReadAllBytes(System.IO.Path.Combine(Path, name));

    public void Dispose() => Directory.Delete(Path, true);
}
