using PemActors.Documents.Events;
using PemActors.Documents.Programs;
using PemActors.Grains.Cadences;
using PemActors.Grains.Tests.Support;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Grains.Tests.Cadences;

/// <summary>What the documents say of a small story, with figures made by hand.</summary>
public sealed class DocumentContentTests
{
    private static readonly Instant Start = Instant.Utc(2024, 1, 10);

    [Fact]
    public async Task Documents_OfASmallStory_SayWhatItComesTo()
    {
        await using var silo = await LiveSilo.StartAsync(Start.AddDays(1), Program());
        await CadenceStart.BeginAsync(silo.Grains, Instant.Utc(2024, 2, 20));
        await silo.AcceptAsync([.. Story()]);
        // Learned late; the last two are of after the instants, though known when the documents are made.
        silo.MoveTo(Instant.Utc(2024, 7, 2));
        await silo.AcceptAsync(
            Given.Event("o-lost", new OpportunityFact.Lost(Given.Key("o-lost-lost", Instant.Utc(2024, 3, 15)), "price")),
            Given.Won("o-open", Instant.Utc(2024, 7, 1) + TimeSpan.FromTicks(1), 90_000), Given.Survey("acme", "late", silo.Now, 100));
        await silo.SettleAsync();

        // At the first close acme has a win worth 300.00 and a certification, which is enough for Premier here; in the quarter to the second it did nothing.
        var first = await DocumentAsync(silo, "tier-report", Instant.Utc(2024, 4, 1));
        Assert.Equal("2 | 1 | 0 | 0", Assert.Single(first["summary"]));
        Assert.Equal("acme | registered | premier", Assert.Single(first["promotions"]));
        var second = await DocumentAsync(silo, "tier-report", Instant.Utc(2024, 7, 1));
        Assert.Equal("2 | 0 | 0 | 1", Assert.Single(second["summary"]));
        Assert.StartsWith("acme | premier | premier | 1 | select.keep.", Assert.Single(second["warnings"]), StringComparison.Ordinal);

        // acme alone is Premier at the second close: 800.00 open, at Propose; won 300.00 in the first quarter, nothing in the second.
        var packs = (await silo.Journal.ListAsync(new("documents", "qbr-pack"), CancellationToken.None)).Rows;
        var pack = ReportText.Sections(Assert.Single(packs));
        Assert.Equal(("acme", Instant.Utc(2024, 7, 1)), (packs[0].Partner, packs[0].At));
        Assert.Equal("acme | acme | premier | red | 300.00", Assert.Single(pack["partner"]));
        Assert.Equal("1 | 800.00 | 800.00 | 100.0 % | 0.00 | 0.00", Assert.Single(pack["pipeline"]));
        Assert.Equal("0 | 1 | 90.00 | – | 4.50 | 0", Assert.Single(pack["evidence"]));

        var march = await DocumentAsync(silo, "pipeline-review", Instant.Utc(2024, 4, 1));
        Assert.Equal("1 | 800.00 | 800.00 | 100.0 % | 0.00 | 200.00", Assert.Single(march["pipeline-total"]));
        var health = await DocumentAsync(silo, "health-report", Instant.Utc(2024, 4, 1));
        Assert.Equal(2, health["bands"].Sum(row => int.Parse(row.Split(" | ")[1])));

        // Both stand at Propose since 1:00 of 10 January, 53 days and 23 hours.
        var review = await DocumentAsync(silo, "deal-review", Instant.Utc(2024, 3, 4));
        Assert.Equal(["o-lost | acme | propose | 53 | 200.00", "o-open | acme | propose | 53 | 800.00"], review["stalled-deals"]);
        Assert.Equal("1 | 1 | 1 | 2 | 1,000.00 | 1", Assert.Single(review["summary"]));
        // Asked on 3 March at noon: due 48 hours later. Asked on 1 March at 0:00: due on the 3rd, 24 hours ago. Both are bolt's, over acme's protection.
        Assert.Equal("o-open | bolt | acct | core | 2024-03-03 12:00 | 2024-03-05 12:00 | 800.00", Assert.Single(review["open-registrations"]));
        Assert.Equal("o-lost | bolt | acct | core | 2024-03-01 | 2024-03-03 | 200.00 | 24", Assert.Single(review["sla-breaches"]));
        // Approved until 14 March: within 14 days.
        Assert.Equal("o-open | acme | 2024-03-14 | 800.00", Assert.Single(review["lapsing-protections"]));
        // The 45 days of both were over on 24 February; acme had done three activities.
        var checklist = await DocumentAsync(silo, "activation-checklist", Instant.Utc(2024, 2, 26));
        Assert.Equal("bolt | 2024-01-10 | 0 activities | 3 activities", Assert.Single(checklist["ran-out"]));
        Assert.Empty((await DocumentAsync(silo, "activation-checklist", Instant.Utc(2024, 3, 4)))["ran-out"]);

        var council = await DocumentAsync(silo, "council-pack", Instant.Utc(2024, 7, 1));
        Assert.Equal(["elite | 0 | 0 | 0", "premier | 1 | 0 | 1", "select | 0 | 0 | 0", "registered | 1 | 0 | 1", "none | 0 | 0 | 0"], council["tiers"]);
        Assert.Contains(council["objectives"], row => row.Contains("| sourced-arr |", StringComparison.Ordinal) && row.Contains("300.00", StringComparison.Ordinal));
        Assert.Contains(council["objectives"], row => row.Contains("1 activated", StringComparison.Ordinal));
    }

    private static Rulebook.Programs.ProgramDocument Program() => ProgramLoader.Default() is var program
        ? program with { Tiers = program.Tiers with { Premier = program.Tiers.Premier with { ArrMinor = 30_000, Certifications = 1 } } }
        : throw new InvalidOperationException();

    private static IEnumerable<Reading.Accepted> Story() =>
    [
        .. Given.Registered("acme", Start), .. Given.Registered("bolt", Start),
        Given.Activity("acme", "a-1", Start), Given.Activity("acme", "a-2", Start), Given.Activity("acme", "a-3", Start),
        Given.Survey("acme", "s-1", Start, 450),
        Given.Event("acme", new PartnerFact.UserAdded(Given.Key("u-1", Start), "u", UserRole.Seller)),
        Given.Event("acme", new PartnerFact.CertificationEarned(Given.Key("c-1", Start), "u", "basics", CertificationLevel.Foundational, 9_000, null)),
        Given.Touch("o-won", "t-1", "acme", Start), Given.Created("o-won", "acme", Start + TimeSpan.FromHours(1), 30_000), Given.Won("o-won", Start + TimeSpan.FromHours(2), 30_000),
        Given.Created("o-open", "acme", Start + TimeSpan.FromHours(1), 80_000),
        Given.Created("o-lost", "acme", Start + TimeSpan.FromHours(1), 20_000),
        Given.Event("o-open", new OpportunityFact.RegistrationSubmitted(Given.Key("r-1", Start + TimeSpan.FromHours(2)), new("acme"))),
        Given.Event("o-open", new OpportunityFact.RegistrationApproved(Given.Key("r-2", Start + TimeSpan.FromHours(3)), new("acme"), Instant.Utc(2024, 3, 14))),
        Given.Event("o-lost", new OpportunityFact.RegistrationSubmitted(Given.Key("r-3", Instant.Utc(2024, 3, 1)), new("bolt"))),
        Given.Event("o-open", new OpportunityFact.RegistrationSubmitted(Given.Key("r-4", Instant.Utc(2024, 3, 3, 12)), new("bolt"))),
    ];

    private static async Task<Dictionary<string, List<string>>> DocumentAsync(LiveSilo silo, string kind, Instant at) =>
        ReportText.Sections(Assert.Single((await silo.Journal.ListAsync(new("documents", kind, From: at, Until: new(at.Ticks + 1)), CancellationToken.None)).Rows));
}
