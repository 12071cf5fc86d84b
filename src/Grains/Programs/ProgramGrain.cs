using PemActors.Grains.Interfaces.Programs;
using PemActors.Grains.Subjects;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Programs;

/// <summary>The actor of the program.</summary>
public sealed class ProgramGrain(SubjectServices services, ProgramsInForce programs)
    : SubjectGrain<ProgramState>(services, id => new(SubjectKind.Program, id)), IProgramGrain
{
    /// <inheritdoc/>
    protected override ProgramState NewState() => new(Subject.Id, programs);
}
