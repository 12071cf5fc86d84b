using PemActors.Documents.Events;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Stress;

/// <summary>A small ecosystem in which everybody is after the same: four partners at each account, each in all of its opportunities, and budgets that do not suffice.</summary>
/// <param name="commands">How many commands it has to bear; the more, the larger it is.</param>
internal sealed class StressWorld(int commands)
{
    public const int DealsEach = 4;
    private const int Partners = 24;
    private const int ContendersEach = 4;

    public static readonly Instant Start = Instant.Utc(2026, 1, 5, 9);
    public static readonly string[] Funds = ["fund-small", "fund-large"];
    public static readonly string[] Boxes = ["box-small", "box-large"];
    public static readonly string[] Incentives = [.. Funds, .. Boxes, "fee"];

    private readonly int activitiesEach = 100 + commands / 400;

    /// <summary>Accounts; account <c>a</c> has the opportunities <c>a · 4</c> and the three after it.</summary>
    public int Accounts { get; } = 30 + commands / 400;

    /// <summary>Activities that can be claimed.</summary>
    public int Activities => Partners * activitiesEach;

    public static string Partner(int number) => $"p-{number % Partners:D3}";

    public static string Deal(int number) => $"o-{number:D5}";

    public static string Account(int number) => $"account-{number}";

    /// <summary>The partners at an account.</summary>
    public static string[] Contenders(int account) => [.. Enumerable.Range(0, ContendersEach).Select(n => Partner(account * 3 + n))];

    /// <summary>An activity that can be claimed.</summary>
    public (string Partner, string Activity, Instant At, string Kind) Activity(int number)
    {
        var (partner, n) = (number % Partners, number / Partners);
        return (Partner(partner), $"act-{partner}-{n}", Start.AddDays(-20) + TimeSpan.FromMinutes(n + partner), n % 2 == 0 ? "demo" : "poc");
    }

    /// <summary>Everything that has happened before the first command.</summary>
    public IEnumerable<Reading.Accepted> Facts()
    {
        var at = Start.AddDays(-60);
        for (var partner = 0; partner < Partners; partner++)
            foreach (var fact in Given.Registered(Partner(partner), at)) yield return fact;
        for (var number = 0; number < Activities; number++)
        {
            var (partner, activity, when, kind) = Activity(number);
            yield return Given.Event(partner, new PartnerFact.ActivityRecorded(Given.Key(activity, when), kind == "demo" ? ActivityKind.Demo : ActivityKind.Poc, null, null, null, true));
        }
        for (var deal = 0; deal < Accounts * DealsEach; deal++)
        {
            var (id, account) = (Deal(deal), deal / DealsEach);
            var contenders = Contenders(account);
            yield return Given.Event(id, new OpportunityFact.Created(
                Given.Key($"{id}-created", at.AddDays(1)), Account(account), "core", 1_000_00 + deal, Stage.Propose, Motion.Referral, new(contenders[deal % ContendersEach]), false));
            foreach (var partner in contenders) yield return Given.Touch(id, $"{id}-{partner}-touch", partner, at);
            if (deal % DealsEach == 0) yield return Given.Won(id, Start.AddDays(-10), 50_000_00 + deal);
        }
    }
}
