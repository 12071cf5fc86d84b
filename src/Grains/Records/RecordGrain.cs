using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Records;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Records;

/// <summary>Keeps what other systems decided about incentives, conflicts and program documents, once each; decides nothing.</summary>
public sealed class RecordGrain(SubjectServices services) : SubjectGrain<RecordState>(services, Subject.Parse), IRecordGrain
{
    /// <inheritdoc/>
    protected override RecordState NewState() => new();
}

/// <summary>Nothing: the journal is all there is to know.</summary>
public sealed class RecordState : ISubjectState
{
    /// <inheritdoc/>
    public void Replay(StoredEntry entry) { }

    /// <inheritdoc/>
    public void Restore(CardRow? row, long version) { }

    /// <inheritdoc/>
    public EventOutcome? Apply(FactEnvelope fact) => null;

    /// <inheritdoc/>
    public bool IsNews(FactEnvelope message) => true;

    /// <inheritdoc/>
    public Changes Settle(Instant now, long version, bool settleLater) => Changes.None;

    /// <inheritdoc/>
    public void Publish(long version) { }
}
