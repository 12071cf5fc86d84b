using PemActors.Rulebook.Facts;
using PemActors.Simulator.Population;

namespace PemActors.Simulator.Tests.Population;

public sealed class EmissionTests(Ecosystem500 ecosystem)
{
    [Fact]
    public void Step_ItsFacts_LieInsideTheWeekAndAscend()
    {
        var parameters = new EcosystemParameters { Partners = 60 };
        var stepped = new SyntheticEcosystem(parameters, 3);
        for (var week = 0; week < 160; week++)
        {
            Assert.Equal(week, stepped.NextWeek);
            var facts = stepped.Step();
            var (start, end) = (parameters.Start.AddDays(7 * week), parameters.Start.AddDays(7 * week + 7));
            Assert.DoesNotContain(facts, fact => fact.Key.Time < start || fact.Key.Time >= end);
            for (var i = 1; i < facts.Count; i++) Assert.True(facts[i - 1].Key < facts[i].Key);
        }
    }

    [Fact]
    public void Ids_AscendWithTimeInEachSource_AndAreShort()
    {
        foreach (var source in ecosystem.Facts.GroupBy(fact => fact.Key.Source))
        {
            string[] ids = [.. source.Select(fact => fact.Key.Id)];
            Assert.DoesNotContain(ids, id => id.Length is 0 or > 40);
            for (var i = 1; i < ids.Length; i++) Assert.True(string.CompareOrdinal(ids[i - 1], ids[i]) < 0);
        }
    }

    [Fact]
    public void Sources_AreTheSystemsOfTheContract() =>
        Assert.Equal(["attribution", "crm", "lms", "marketplace", "prm", "psa"], ecosystem.Facts.Select(fact => fact.Key.Source).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Instants_AreWholeSeconds() => Assert.DoesNotContain(ecosystem.Facts, fact => fact.Key.Time.Ticks % TimeSpan.TicksPerSecond != 0);

    [Theory]
    [InlineData(SyntheticEcosystem.DemonstrationSeed)]
    [InlineData(1)]
    [InlineData(2)]
    public void EveryKindOfFact_Occurs(ulong seed)
    {
        var facts = seed == SyntheticEcosystem.DemonstrationSeed ? ecosystem.Facts : Ecosystem500.Emit(new(), seed);
        var seen = facts.Select(fact => fact.Fact.GetType()).ToHashSet();
        var all = typeof(PartnerFact).GetNestedTypes().Concat(typeof(OpportunityFact).GetNestedTypes())
            .Except([typeof(PartnerFact.OpportunityNoted), typeof(OpportunityFact.PartnerNoted), typeof(OpportunityFact.ProtectionsRuled), typeof(OpportunityFact.ConflictNoted)]);
        Assert.Empty(all.Where(type => !seen.Contains(type)).Select(type => type.Name));
    }

    [Fact]
    public void EveryWordOfTheVocabulary_Occurs()
    {
        Occur(Of<PartnerFact.Applied>().Select(fact => fact.Type));
        Occur(Of<PartnerFact.AgreementSigned>().Select(fact => fact.Agreement));
        Occur(Of<PartnerFact.UserAdded>().Select(fact => fact.Role));
        Occur(Of<PartnerFact.CertificationEarned>().Select(fact => fact.Level));
        Occur(Of<PartnerFact.ActivityRecorded>().Select(fact => fact.Kind));
        Occur(Of<OpportunityFact.TouchRecorded>().Select(fact => fact.Evidence));
        Occur(Of<OpportunityFact.Created>().Select(fact => fact.Motion));
        Assert.Contains(Of<OpportunityFact.Created>(), fact => fact.Owner is null);
        Assert.Contains(Of<OpportunityFact.Created>(), fact => fact.Expansion);
        Assert.Contains(Of<PartnerFact.PlanAgreed>(), fact => fact.Until >= fact.From.AddMonths(24));
    }

    [Fact]
    public void Stages_OfADeal_AdvanceOneByOneAndCloseOnce()
    {
        foreach (var deal in Deals())
        {
            Stage[] stages = [.. deal.OfType<OpportunityFact.StageChanged>().Select(fact => fact.Stage)];
            Assert.Equal(new[] { Stage.Discover, Stage.Propose, Stage.Negotiate }.Take(stages.Length), stages);
            Assert.InRange(deal.Count(fact => fact is OpportunityFact.Won or OpportunityFact.Lost), 0, 1);
            if (deal.Any(fact => fact is OpportunityFact.Won)) Assert.Equal(3, stages.Length);
        }
    }

    [Fact]
    public void ASourcedDeal_IsTouchedBeforeItsCreation_AnInfluencedOneAfter()
    {
        foreach (var deal in Deals())
        {
            var created = Assert.Single(deal.OfType<OpportunityFact.Created>());
            Assert.Equal(created.Owner is not null, deal.OfType<OpportunityFact.TouchRecorded>().First().Key.Time < created.Key.Time);
        }
    }

    [Fact]
    public void Registrations_AreAskedOnceAndAnsweredAfter()
    {
        foreach (var deal in Deals())
        {
            var asked = deal.OfType<OpportunityFact.RegistrationSubmitted>().ToList();
            Assert.InRange(asked.Count, 0, 2);
            Assert.Equal(asked.Count, asked.DistinctBy(submission => submission.Partner).Count());
            var answers = deal.Where(fact => fact is OpportunityFact.RegistrationApproved or OpportunityFact.RegistrationRejected).ToList();
            Assert.InRange(answers.Count, 0, asked.Count);
            for (var i = 0; i < answers.Count; i++) Assert.True(asked[i].Key < answers[i].Key);
            if (deal.OfType<OpportunityFact.RegistrationRenewed>().Any()) Assert.IsType<OpportunityFact.RegistrationApproved>(answers[0]);
        }
    }

    [Fact]
    public void Certifications_AreEarnedInOrder_ByPeopleWhoAreThere()
    {
        foreach (var partner in Partners())
        {
            var people = new HashSet<string>();
            var earned = new HashSet<(string, CertificationLevel)>();
            foreach (var fact in partner)
            {
                if (fact is PartnerFact.UserAdded added) Assert.True(people.Add(added.User));
                if (fact is PartnerFact.UserRemoved removed) Assert.True(people.Remove(removed.User));
                if (fact is PartnerFact.ActivityRecorded { User: { } actor }) Assert.Contains(actor, people);
                if (fact is not PartnerFact.CertificationEarned certificate) continue;
                Assert.Contains(certificate.User, people);
                Assert.True(certificate.Level == CertificationLevel.Foundational || earned.Contains((certificate.User, certificate.Level - 1)));
                earned.Add((certificate.User, certificate.Level));
            }
        }
    }

    [Fact]
    public void BeforeItsAcceptance_APartnerOnlyAppliesAndSigns()
    {
        foreach (var partner in Partners())
        {
            if (partner.OfType<PartnerFact.Accepted>().SingleOrDefault() is not { } accepted) continue;
            Assert.IsType<PartnerFact.Applied>(partner[0]);
            Assert.Equal(1, accepted.Key.Time.Ticks / TimeSpan.TicksPerSecond % 86_400);
            Assert.All(partner.Where(fact => fact.Key < accepted.Key), fact =>
                Assert.True(fact is PartnerFact.Applied or PartnerFact.IcpFitAssessed or PartnerFact.AgreementSigned));
        }
    }

    [Fact]
    public void ASuspension_EndsAndIsARest()
    {
        var suspended = Partners().Where(partner => partner.Any(fact => fact is PartnerFact.Suspended)).ToList();
        Assert.NotEmpty(suspended);
        foreach (var partner in suspended)
        {
            foreach (var start in partner.OfType<PartnerFact.Suspended>())
            {
                var week = TimeSpan.FromDays(7);
                var end = partner.OfType<PartnerFact.Reinstated>().FirstOrDefault(fact => fact.Key > start.Key)?.Key.Time;
                Assert.DoesNotContain(partner.OfType<PartnerFact.ActivityRecorded>(), fact => fact.Key.Time > start.Key.Time + week && fact.Key.Time < (end ?? fact.Key.Time));
            }
        }
    }

    private IEnumerable<T> Of<T>() => ecosystem.Facts.Select(fact => fact.Fact).OfType<T>();

    private IEnumerable<List<PartnerFact>> Partners() =>
        ecosystem.Facts.Where(fact => fact.Partner is not null).GroupBy(fact => fact.Subject.Id, (_, facts) => facts.Select(fact => fact.Partner!).ToList());

    private IEnumerable<List<OpportunityFact>> Deals() =>
        ecosystem.Facts.Where(fact => fact.Opportunity is not null).GroupBy(fact => fact.Subject.Id, (_, facts) => facts.Select(fact => fact.Opportunity!).ToList());

    private static void Occur<T>(IEnumerable<T> seen) where T : struct, Enum => Assert.Empty(Enum.GetValues<T>().Except(seen));
}
