using PemActors.Grains.Interfaces.Facts;
using PemActors.Grains.Interfaces.Opportunities;
using PemActors.Grains.Interfaces.Partners;
using PemActors.Grains.Interfaces.Records;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Subjects;

/// <summary>Which actor a subject is.</summary>
public static class SubjectFactory
{
    /// <summary>The actor of a subject.</summary>
    public static ISubjectGrain Subject(this IGrainFactory grains, Subject subject) => subject.Kind switch
    {
        SubjectKind.Partner => grains.GetGrain<IPartnerGrain>(subject.Id),
        SubjectKind.Opportunity => grains.GetGrain<IOpportunityGrain>(subject.Id),
        _ => grains.GetGrain<IRecordGrain>(subject.ToString()),
    };
}
