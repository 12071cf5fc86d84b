using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PemActors.Grains.Interfaces.Accounts;
using PemActors.Grains.Interfaces.Cadences;
using PemActors.Grains.Interfaces.Conflicts;
using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Incentives;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Interfaces.Programs;
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
            SubjectKind.Partner => actors.Of<IPartnerGrain>(subject),
            SubjectKind.Opportunity => actors.Of<IOpportunityGrain>(subject),
            SubjectKind.Account => actors.Of<IAccountGrain>(subject),
            SubjectKind.Conflict => actors.Of<IConflictGrain>(subject),
            SubjectKind.Program => actors.Of<IProgramGrain>(subject),
            SubjectKind.Cadence => actors.Of<ICalendarGrain>(subject),
            SubjectKind.Incentive => actors.Of<IIncentiveGrain>(subject),
            _ => actors.Of<IRecordGrain>(subject),
        };
    }

    // The factory looks an interface's type up by reflection at every call, which costs as much as deciding on a fact; here once for each.
    private sealed class Actors(IGrainFactory grains)
    {
        private readonly ConcurrentDictionary<Type, Kind> kinds = [];

        // Two kinds of subjects have an actor in common where nothing decides yet; its key then has the kind in it.
        public ISubjectGrain Of<TGrain>(Subject subject) where TGrain : ISubjectGrain =>
            kinds.GetOrAdd(typeof(TGrain), static (_, factory) => new((GrainReference)(IAddressable)factory.GetGrain<TGrain>("any")), grains)
                .Grain(grains, typeof(TGrain) == typeof(IRecordGrain) ? subject.ToString() : subject.Id);
    }

    private sealed class Kind(GrainReference example)
    {
        private readonly GrainType type = example.GrainId.Type;
        private readonly GrainInterfaceType contract = example.InterfaceType;

        public ISubjectGrain Grain(IGrainFactory grains, string key) => (ISubjectGrain)grains.GetGrain(GrainId.Create(type, key), contract);
    }
}
