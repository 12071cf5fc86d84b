using System.Runtime.CompilerServices;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Interfaces.Records;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>Which actor a subject is.</summary>
public static class SubjectFactory
{
    private static readonly ConditionalWeakTable<IGrainFactory, Actors> Known = [];

    /// <summary>The actor of a subject.</summary>
    public static ISubjectGrain Subject(this IGrainFactory grains, Subject subject)
    {
        var actors = Known.GetValue(grains, static factory => new(factory));
        return subject.Kind switch
        {
            SubjectKind.Partner => actors.Partners.Grain(grains, subject.Id),
            SubjectKind.Opportunity => actors.Opportunities.Grain(grains, subject.Id),
            _ => actors.Records.Grain(grains, subject.ToString()),
        };
    }

    // The factory looks an interface's type up by reflection at every call, which costs as much as deciding on a fact; here once for each.
    private sealed class Actors(IGrainFactory grains)
    {
        public Kind Partners { get; } = new((GrainReference)grains.GetGrain<IPartnerGrain>("any"));

        public Kind Opportunities { get; } = new((GrainReference)grains.GetGrain<IOpportunityGrain>("any"));

        public Kind Records { get; } = new((GrainReference)grains.GetGrain<IRecordGrain>("any"));
    }

    private sealed class Kind(GrainReference example)
    {
        private readonly GrainType type = example.GrainId.Type;
        private readonly GrainInterfaceType contract = example.InterfaceType;

        public ISubjectGrain Grain(IGrainFactory grains, string key) => (ISubjectGrain)grains.GetGrain(GrainId.Create(type, key), contract);
    }
}
