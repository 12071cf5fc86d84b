using Microsoft.Extensions.DependencyInjection;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Conflicts;
using PemActors.Grains.Programs;
using PemActors.Grains.Subjects;
using PemActors.Grains.Time;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Conflicts;

/// <summary>The actor of a conflict.</summary>
public sealed class ConflictGrain(SubjectServices services, ProgramsInForce programs, FactEncoder encoder, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock)
    : SubjectGrain<ConflictState>(services, id => new(SubjectKind.Conflict, id)), IConflictGrain
{
    /// <inheritdoc/>
    public async Task<ConflictSnapshot?> GetSnapshot() =>
        await StateAsync() is { } state && state.Evidence.ViewAt(Instant.From(clock.GetUtcNow()), state.Ladder) is { } view ? ConflictRows.Snapshot(view, Version) : null;

    /// <inheritdoc/>
    protected override ConflictState NewState() => new(new(Subject.Id), programs, encoder);
}
