using PemActors.Grains.Interfaces.Facts;

namespace PemActors.Grains.Interfaces.Records;

/// <summary>
/// Keeps the journal of a subject whose decisions are another system's history and that nothing here decides on: incentives,
/// conflicts, program documents. Key: <c>kind/id</c>.
/// </summary>
[Alias("pem.IRecordGrain")]
public interface IRecordGrain : ISubjectGrain;
