using CsCheck;
using PemActors.Rulebook.Attribution;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Engagement;

/// <summary>Laws over accounts of three opportunities, three partners and a few conflicts, in which days are few, so that things meet to the tick.</summary>
public sealed class AccountLaws
{
    private static readonly EngagementTerms Terms = Defaults.Program.Engagement with { ProtectionDays = 20 };
    private static readonly Instant Start = Instant.Utc(2024, 1, 1);
    private static readonly PartnerId[] Partners = [new("acme"), new("bolt"), new("cog")];

    private static readonly Gen<Instant> Time = Gen.Select(Gen.Int[0, 80], Gen.Int[0, 9], (day, kind) => Start.AddDays(day) + (kind < 7 ? TimeSpan.Zero : kind == 7 ? TimeSpan.FromHours(6) : TimeSpan.FromTicks(1)));

    private static readonly Gen<(Instant At, int Kind, int Opportunity, int Partner, int N)> Draw = Gen.Select(Time, Gen.Int[0, 99], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 999]);

    private static readonly Gen<Log> Logs = Draw.Array[0, 30].Select(draws => new Log(draws));

    private static readonly Gen<Instant> AnyTime = Gen.Select(Time, Gen.Int[-1, 1], (time, tick) => new Instant(time.Ticks + tick));

    [Fact]
    public void Answers_AreTheSame_WhateverTheOrderRepetitionAndLateness() =>
        Gen.Select(Logs, AnyTime.Array[6], Gen.ULong.Array[60]).Sample(
            (log, times, luck) =>
            {
                var draw = 0;
                ulong Next() => luck[draw++ % luck.Length] * (ulong)(2 * draw + 1);
                var clean = log.Account();
                var notes = new List<object>(log.Conflicts);
                for (var o = 0; o < 3; o++)
                {
                    var opportunity = new OpportunityEvidence(new($"o{o}"));
                    var version = 0;
                    foreach (var fact in log.Facts[o].OrderBy(_ => Next()))
                    {
                        opportunity.Apply(fact);
                        if (opportunity.RegistrationsFor(++version, Terms) is { } history) notes.Add(history);
                    }
                }
                notes.AddRange(notes.Where(_ => Next() % 5 == 0).ToArray());
                var account = new AccountEvidence(new("acct", "core"));
                foreach (var note in notes.OrderBy(_ => Next())) Note(account, note);
                foreach (var t in times.Append(Instant.Never))
                {
                    Assert.True(clean.ViewAt(t, Terms).SameAs(account.ViewAt(t, Terms)));
                    Assert.Equal(clean.RegistrationsAt(t, Terms), account.RegistrationsAt(t, Terms));
                    Assert.Equal(Told(clean.ProtectionsAt(t, Terms)), Told(account.ProtectionsAt(t, Terms)));
                    if (t != Instant.Never) Assert.Equal(clean.NextChange(t, Terms), account.NextChange(t, Terms));
                }
            },
            iter: Law.Times(250));

    [Fact]
    public void Live_NeverTwoPartners_NorTwoOnOneOpportunity_AtAnyInstant()
    {
        var seen = 0;
        Logs.Sample(
            log =>
            {
                var account = log.Account();
                var held = account.ProtectionsAt(Instant.Never, Terms).Held;
                Assert.All(held, protection => Assert.True(protection.Held.Until > protection.Held.From));
                foreach (var t in held.SelectMany(protection => (Instant[])[protection.Held.From, new(protection.Held.Until.Ticks - 1), protection.Held.Until]))
                {
                    var live = held.Where(protection => protection.Held.Contains(t)).ToArray();
                    Assert.True(live.DistinctBy(protection => protection.Partner).Count() <= 1);
                    Assert.Equal(live.Length, live.DistinctBy(protection => protection.Opportunity).Count());
                }
                var view = account.ViewAt(Start.AddDays(40), Terms);
                Assert.True(view.Live.DistinctBy(protection => protection.Partner).Count() <= 1);
                Interlocked.Add(ref seen, held.Count);
            },
            iter: Law.Times(1_500));
        Assert.True(Law.Few || seen > 1_000);
    }

    [Fact]
    public void NextChange_NothingDiffersATickBefore_AndSomethingAtIt()
    {
        var changes = 0;
        Gen.Select(Logs, AnyTime).Sample(
            (log, t) =>
            {
                var account = log.Account();
                var now = account.ViewAt(t, Terms);
                if (account.NextChange(t, Terms) is not { } next)
                {
                    Assert.True(now.SameAs(account.ViewAt(Start.AddDays(1_000), Terms)));
                    return;
                }
                Interlocked.Increment(ref changes);
                Assert.True(next > t);
                Assert.True(now.SameAs(account.ViewAt(new(next.Ticks - 1), Terms)));
                Assert.False(now.SameAs(account.ViewAt(next, Terms)));
                // Not one of the instants between, either.
                foreach (var between in log.Facts.SelectMany(facts => facts).Select(fact => fact.Key.Time).Where(at => at > t && at < next)) Assert.True(now.SameAs(account.ViewAt(between, Terms)));
            },
            iter: Law.Times(1_000));
        Assert.True(Law.Few || changes > 300);
    }

    [Fact]
    public void Accounts_AreIndependent() =>
        Gen.Select(Logs, Logs, AnyTime).Sample(
            (mine, others, t) =>
            {
                var alone = mine.Account();
                var beside = mine.Account();
                foreach (var history in others.Histories()) beside.Note(history with { Opportunity = new($"x{history.Opportunity}"), ProductLine = "other" });
                Assert.True(alone.ViewAt(t, Terms).SameAs(beside.ViewAt(t, Terms)));
                Assert.Equal(alone.NextChange(t, Terms), beside.NextChange(t, Terms));
            },
            iter: Law.Times(400));

    [Fact]
    public void Fold_WhatHappensUpToAnInstant_DependsOnStepsUpToItAlone() =>
        Gen.Select(Logs, AnyTime).Sample(
            (log, t) =>
            {
                var steps = log.Steps();
                var whole = ProtectionFold.Over(steps, Terms);
                var until = ProtectionFold.Over(steps.Where(step => step.Key.Time <= t), Terms);
                // A protection granted and lost at one instant was never held, though it was until the second step came.
                var asOf = whole.Held.Select(protection => protection.AsOf(t)).OfType<Protection>().ToArray();
                Assert.Equal(Told(until.Held), Told(asOf));
                Assert.Equal(until.Void, whole.Void.Where(step => step.Key.Time <= t));
            },
            iter: Law.Times(1_500));

    [Fact]
    public void Fold_ARenewalNeverShortensAnyProtectionThatItMeets() =>
        Gen.Select(Logs, Time, Gen.Int[0, 2], Gen.Int[1, 60]).Sample(
            (log, t, o, days) =>
            {
                var steps = log.Steps();
                var before = ProtectionFold.Over(steps, Terms).Held;
                if (before.FirstOrDefault(protection => protection.Held.Contains(t) && protection.Opportunity.Value == $"o{o}") is not { } met) return;
                var renewal = new RegistrationStep.Renewed(new(t, "zz", "renewal"), met.Opportunity, met.Partner, t.AddDays(days));
                var after = ProtectionFold.Over(steps.Append(renewal).OrderBy(step => step.Key), Terms).Held;
                Assert.True(after.Single(protection => protection.Approved == met.Approved).Held.Until >= met.Held.Until);
            },
            iter: Law.Times(1_500));

    [Fact]
    public void Ruling_OfAnAccountWithOneOpportunity_IsWhatTheOpportunityTellsOfItself() =>
        Logs.Sample(
            log =>
            {
                var opportunity = log.Opportunity(0);
                var account = new AccountEvidence(new("acct", "core"));
                account.Note(opportunity.RegistrationsFor(1, Terms)!);
                var ruling = account.RulingFor(opportunity.Id, 1, Terms);
                var program = Defaults.Program with { Engagement = Terms };
                foreach (var partner in Partners)
                    Assert.Equal(ruling.Protections.Where(protection => protection.Partner == partner).Select(protection => protection.Held), opportunity.HistoryFor(partner, 1, program)!.Protections);
            },
            iter: Law.Times(600));

    [Fact]
    public void Contests_OnePerSubmission_OnePerProtectionAndContender_NeverOfOnePartner()
    {
        var seen = 0;
        Logs.Sample(
            log =>
            {
                var view = log.Account().ViewAt(Instant.Never, Terms);
                Assert.Equal(view.Contests.Count, view.Contests.DistinctBy(contest => contest.Conflict).Count());
                Assert.All(view.Contests, contest => Assert.NotEqual(contest.Holder, contest.Contender));
                Assert.Equal(view.Queue.Count, view.Queue.DistinctBy(queued => (queued.Registration.Opportunity, queued.Registration.Partner)).Count());
                Interlocked.Add(ref seen, view.Contests.Count);
            },
            iter: Law.Times(600));
        Assert.True(Law.Few || seen > 100);
    }

    [Fact]
    public void Divide_KeepsBothSums_AndEveryoneElse() =>
        Gen.Select(Gen.Select(Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000_000]).Array[4], Gen.Int[0, 15], Gen.Int[0, 1_000_000], Gen.Int[1, 3]).Sample(
            (amounts, present, share, others) =>
            {
                var credits = amounts.Select((amount, i) => new Credit(new($"p{i}"), amount.Item1, amount.Item2)).Where((_, i) => (present >> i & 1) == 1).ToArray();
                var divided = JointCredit.Divide(credits, [new(new($"p{others}"), share), new(new("p0"), 1_000_000 - share)]);
                Assert.Equal((credits.Sum(credit => credit.Ppm), credits.Sum(credit => credit.AmountMinor)), (divided.Sum(credit => credit.Ppm), divided.Sum(credit => credit.AmountMinor)));
                bool IsParty(Credit credit) => credit.Partner.Value == "p0" || credit.Partner.Value == $"p{others}";
                Assert.Equal(credits.Where(credit => !IsParty(credit)), divided.Where(credit => !IsParty(credit)));
                Assert.Equal(divided.OrderBy(credit => credit.Partner), divided);
                Assert.All(divided, credit => Assert.True(credit is { Ppm: >= 0, AmountMinor: >= 0 }));
            },
            iter: Law.Times(3_000));

    private static void Note(AccountEvidence account, object note)
    {
        if (note is RegistrationHistory history) account.Note(history);
        else account.Note((ConflictRecord)note);
    }

    private static string Told(ProtectionStory story) => $"{Told(story.Held)} void {string.Join(' ', story.Void.Select(step => step.Key))}";

    private static string Told(IEnumerable<Protection> held) => string.Join("; ", held.Select(protection => $"{protection.Opportunity} {protection.Partner} {protection.Approved} {string.Join(' ', protection.Ends)}"));

    private sealed class Log
    {
        public readonly List<OpportunityFact>[] Facts = [[], [], []];
        public readonly List<ConflictRecord> Conflicts = [];

        public Log((Instant At, int Kind, int Opportunity, int Partner, int N)[] draws)
        {
            for (var o = 0; o < 3; o++)
                Facts[o].Add(new OpportunityFact.Created(new(o == 2 ? Start.AddDays(15) : Start, "crm", $"created{o}"), "acct", "core", 100, Stage.Qualify, Motion.CoSell, null, false));
            for (var i = 0; i < draws.Length; i++) Add(draws[i], i);
        }

        public OpportunityEvidence Opportunity(int o)
        {
            var opportunity = new OpportunityEvidence(new($"o{o}"));
            foreach (var fact in Facts[o]) opportunity.Apply(fact);
            return opportunity;
        }

        public IEnumerable<RegistrationHistory> Histories() => Enumerable.Range(0, 3).Select(o => Opportunity(o).RegistrationsFor(100, Terms)!);

        public AccountEvidence Account()
        {
            var account = new AccountEvidence(new("acct", "core"));
            foreach (var history in Histories()) account.Note(history);
            foreach (var conflict in Conflicts) account.Note(conflict);
            return account;
        }

        public List<RegistrationStep> Steps() =>
        [
            .. Histories().SelectMany(history => history.Steps).Concat(Conflicts.Where(conflict => conflict.Decision is not null)
                .Select(conflict => new RegistrationStep.ConflictDecided(conflict.Decision!.Key, conflict.Opportunity, conflict.Parties, conflict.Decision.Outcome))).OrderBy(step => step.Key),
        ];

        private void Add((Instant At, int Kind, int Opportunity, int Partner, int N) draw, int i)
        {
            var (at, kind, o, p, n) = draw;
            var key = new FactKey(at, n % 2 == 0 ? "crm" : "prm", $"f{i}");
            var partner = Partners[p];
            Instant? until = n % 4 == 0 ? at.AddDays(n % 30 - 2) : null;
            Facts[o].AddRange(kind switch
            {
                < 22 => [new OpportunityFact.RegistrationSubmitted(key, partner)],
                < 44 => [new OpportunityFact.RegistrationApproved(key, partner, until)],
                < 49 => [new OpportunityFact.RegistrationRejected(key, partner, "not-icp")],
                < 56 => [new OpportunityFact.RegistrationRenewed(key, partner, until)],
                < 70 => [new OpportunityFact.StageChanged(key, (Stage)(n % 4))],
                < 80 => [new OpportunityFact.PartnerNoted(key, new(partner, i, [new(key, n % 3 == 0 ? ActivityKind.LeadSubmitted : ActivityKind.Demo)], []))],
                < 85 => [new OpportunityFact.PartnerNoted(key, new(partner, i, [], [key]))],
                < 90 => [n % 2 == 0 ? new OpportunityFact.Won(key, 100, null, null) : new OpportunityFact.Lost(key, "price")],
                _ => (OpportunityFact[])[],
            });
            if (kind < 90) return;
            PartnerId[] parties = [partner, Partners[(p + 1) % 3]];
            ConflictOutcome outcome = (n % 4) switch { 0 => new ConflictOutcome.Void(), 1 => new ConflictOutcome.Split([new(parties[0], 400_000), new(parties[1], 600_000)]), _ => new ConflictOutcome.Award(parties[n % 2]) };
            Conflicts.Add(new(new($"c{i}"), 1, new($"o{o}"), parties, new(Start, "prm", $"opened{i}"), n % 5 == 0 ? null : new(key, outcome)));
        }
    }
}
