using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Evidence;

/// <summary>Delivery projects: when each was first started and first completed, and milestones reached.</summary>
internal struct Deliveries
{
    private NamedInstants started;
    private NamedInstants completed;
    private Instants milestones;

    public void Start(string project, Instant at) => started.Add(project, at);

    public void Complete(string project, Instant at) => completed.Add(project, at);

    public void Milestone(Instant at) => milestones.Add(at);

    public readonly (int Started, int Completed, int Milestones) By(Instant t) => (started.CountBy(t), completed.CountBy(t), milestones.CountBy(t));
}
