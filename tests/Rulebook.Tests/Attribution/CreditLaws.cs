using CsCheck;
using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Attribution;

/// <summary>Laws of credit, each over every model through the one interface.</summary>
public sealed class CreditLaws
{
    private static readonly Gen<long> Amount = Gen.OneOf(Gen.Long[0, 100], Gen.Long[0, 10_000_000_000_000]);
    private static readonly Gen<(AttributionModel Model, AttributionInputs Deal, AttributionTerms Terms, long Amount)> Case =
        Gen.Select(Deals.AnyModel, Deals.Any, Deals.AnyTerms, Amount);

    [Fact]
    public void Credits_AreNotNegative_AndSumToOneMillionthsAndToTheAmount() => Case.Sample(one =>
    {
        var credits = AttributionRules.Credits(one.Model, one.Deal, one.Terms, one.Amount);
        Assert.All(credits, credit => Assert.True(credit.Ppm >= 0 && credit.AmountMinor >= 0));
        Assert.Equal(one.Deal.Touches.IsEmpty ? (0, 0) : (1_000_000, one.Amount), (credits.Sum(credit => credit.Ppm), credits.Sum(credit => credit.AmountMinor)));
    });

    [Fact]
    public void Credits_NameEachPartnerWithATouchOnce_ById() => Case.Sample(one =>
        Assert.Equal(
            one.Deal.Touches.ToArray().Select(touch => touch.Partner).Distinct().Order(),
            AttributionRules.Credits(one.Model, one.Deal, one.Terms, one.Amount).Select(credit => credit.Partner)));

    [Fact]
    public void Credits_DoNotDependOnTheOrderOfTouchesAndDeals() => Gen.Select(Case, Gen.Int).Sample((one, seed) =>
    {
        var touches = one.Deal.Touches.ToArray();
        var history = one.Deal.History.ToArray();
        Shuffle(touches, seed);
        Shuffle(history, seed);
        var shuffled = one.Deal with { Touches = touches, History = history };
        Assert.Equal(AttributionRules.Credits(one.Model, one.Deal, one.Terms, one.Amount), AttributionRules.Credits(one.Model, shuffled, one.Terms, one.Amount));
    });

    // Source and id order facts of one instant; here they are drawn anew.
    [Fact]
    public void Credits_DoNotDependOnTheOrderOfEqualTimeTouches() => Gen.Select(Case, Gen.Int).Sample((one, seed) =>
    {
        var ids = Enumerable.Range(0, one.Deal.Touches.Length).ToArray();
        Shuffle(ids, seed);
        var touches = one.Deal.Touches.ToArray().Select((touch, i) => touch with { Key = new(touch.Key.Time, "z", $"{ids[i]:000}") }).ToArray();
        var reordered = one.Deal with { Touches = touches };
        Assert.Equal(AttributionRules.Credits(one.Model, one.Deal, one.Terms, one.Amount), AttributionRules.Credits(one.Model, reordered, one.Terms, one.Amount));
    });

    [Fact]
    public void Credits_PartMoneyAsTheyPartTheWhole() => Case.Sample(one =>
    {
        var credits = AttributionRules.Credits(one.Model, one.Deal, one.Terms, one.Amount);
        Assert.All(credits, a => Assert.All(credits, b => Assert.True(a.Ppm <= b.Ppm || a.AmountMinor >= b.AmountMinor)));
        Assert.Equal(credits.Select(credit => credit.Ppm), AttributionRules.Credits(one.Model, one.Deal, one.Terms, 1_000_000).Select(credit => credit.AmountMinor));
    });

    [Fact]
    public void Report_HasTheSameCredits_AndSaysWhatCounted() => Case.Sample(one =>
    {
        var report = AttributionRules.Report(one.Model, one.Deal, one.Terms, one.Amount);
        Assert.Equal(AttributionRules.Credits(one.Model, one.Deal, one.Terms, one.Amount), report.Credits);
        if (report.Counted != report.Model) Assert.Equal(AttributionModel.Linear, report.Counted);
        if (report.Counted != report.Model) Assert.Equal(AttributionRules.Credits(AttributionModel.Linear, one.Deal, one.Terms, one.Amount), report.Credits);
        Assert.True(report.StandardErrorsPpm.Count == 0 || (report.Counted == AttributionModel.Shapley && report.StandardErrorsPpm.Count == report.Credits.Count));
    });

    [Fact]
    public void WithoutHistory_MarkovAndShapleyGiveWhatLinearGives() => Gen.Select(Deals.Any, Amount).Sample((deal, amount) =>
    {
        var linear = AttributionRules.Credits(AttributionModel.Linear, deal, Deals.Terms, amount);
        foreach (var model in (AttributionModel[])[AttributionModel.Markov, AttributionModel.Shapley])
        {
            var report = AttributionRules.Report(model, deal with { History = [] }, Deals.Terms, amount);
            Assert.Equal(linear, report.Credits);
            Assert.Equal(deal.Touches.IsEmpty ? model : AttributionModel.Linear, report.Counted);
        }
    });

    // An unverified touch, one before the look-back and one after the close, of a new partner or of one that has others, earn nothing.
    [Fact]
    public void Credits_ReadNoTouchWithoutVerifiedEvidence() => Gen.Select(Case, Gen.Int[0, 9], Gen.Int[-89, 59], Gen.Int[0, 2]).Sample((one, partner, day, kind) =>
    {
        var program = Defaults.Program with { Attribution = one.Terms with { Model = one.Model } };
        var evidence = new OpportunityEvidence(new("o1"));
        evidence.Apply(new OpportunityFact.Created(new(Deals.Creation, "crm", "created"), "acct", "core", 1, Stage.Qualify, Motion.CoSell, null, false));
        evidence.Apply(new OpportunityFact.Won(new(Deals.Close, "crm", "won"), one.Amount, null, null));
        foreach (var touch in one.Deal.Touches.ToArray()) evidence.Apply(new OpportunityFact.TouchRecorded(touch.Key, touch.Partner, EvidenceKind.ActivityLog, true));
        var credits = evidence.Credits(program, one.Deal.History);
        Assert.Equal(AttributionRules.Credits(one.Model, one.Deal with { Key = KeyedDraw.KeyOf(new("o1")) }, one.Terms, one.Amount), credits);
        var at = kind switch
        {
            0 => Deals.Creation.AddDays(day),
            1 => new Instant(Deals.Creation.AddDays(-90).Ticks - 1),
            _ => new Instant(Deals.Close.Ticks + 1),
        };
        evidence.Apply(new OpportunityFact.TouchRecorded(new(at, "crm", "more"), Deals.Partner(partner), EvidenceKind.UtmVisit, kind != 0));
        Assert.Equal(credits, evidence.Credits(program, one.Deal.History));
        Assert.Equal(credits, evidence.Attributed(one.Model, Defaults.Program with { Attribution = one.Terms }, one.Deal.History)!.Credits);
    });

    [Fact]
    public void Credits_OfATouchAtEitherEndOfWhatIsRead_Count()
    {
        var evidence = new OpportunityEvidence(new("o1"));
        evidence.Apply(new OpportunityFact.Created(new(Deals.Creation, "crm", "created"), "acct", "core", 1, Stage.Qualify, Motion.CoSell, null, false));
        evidence.Apply(new OpportunityFact.TouchRecorded(new(Deals.Creation.AddDays(-90), "crm", "1"), new("a"), EvidenceKind.ActivityLog, true));
        evidence.Apply(new OpportunityFact.TouchRecorded(new(Deals.Close, "crm", "2"), new("b"), EvidenceKind.ActivityLog, true));
        Assert.Null(evidence.Attributed(AttributionModel.Linear, Defaults.Program));
        Assert.Empty(evidence.Credits(Defaults.Program));
        evidence.Apply(new OpportunityFact.Won(new(Deals.Close, "crm", "won"), 7, null, null));
        Assert.Equal([new(new("a"), 500_000, 4), new(new("b"), 500_000, 3)], evidence.Credits(Defaults.Program));
        Assert.Equal("a:0 b:1000000", Deals.Told(evidence.Attributed(AttributionModel.LastTouch, Defaults.Program)!.Credits));
    }

    [Fact]
    public void Credits_OfManyTouchesAndPartners_FollowTheSameRule()
    {
        Touch[] touches = [.. Enumerable.Range(0, 300).Select(i => new Touch(new(Deals.Creation.AddDays(i % 40), "crm", $"{i}"), new($"p{i * 7 % 100:000}")))];
        var credits = AttributionRules.Credits(AttributionModel.Linear, new(Deals.Creation, Deals.Close, touches, [], 1), Deals.Terms, 1_000);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => new Credit(new($"p{i:000}"), 10_000, 10)), credits);
    }

    private static void Shuffle<T>(T[] items, int seed)
    {
        for (var i = 0; i < items.Length; i++)
        {
            var j = KeyedDraw.Below(i + 1, (ulong)(uint)seed, (ulong)i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
