using System.Diagnostics;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using Ruled = PemActors.Rulebook.Primitives.Ruling<PemActors.Rulebook.Incentives.BookDecision, PemActors.Rulebook.Incentives.PublishRefusal>;

namespace PemActors.Rulebook.Incentives;

/// <summary>
/// Why an incentive is not published, in order of precedence. Each breaks an invariant, so an event of another system's history is void for it too.
/// </summary>
public enum PublishRefusal : byte
{
    /// <summary>An incentive of that id was published before; what it pays is never changed.</summary>
    AlreadyPublished,
    /// <summary>The period does not end after it starts.</summary>
    PeriodInvalid,
    /// <summary>A budget is never negative.</summary>
    AmountNegative,
    /// <summary>More than 10^13 minor units.</summary>
    AmountTooLarge,
    /// <summary>A figure of the terms is out of its range, steps do not rise, or something stands twice.</summary>
    TermsInvalid,
}

/// <summary>Publishes incentives.</summary>
public static class PublishCommands
{
    private const int WholePpm = 1_000_000;
    private const int MostDays = 3_660;
    private const int MostMonths = 1_200;

    /// <summary>Opens the book of an incentive, once for ever.</summary>
    /// <param name="book">The book where there is one already.</param>
    /// <param name="incentive">What is published, its terms complete.</param>
    /// <param name="settlement">When a limited budget settles, by the program in force at the publication.</param>
    /// <param name="calendar">What a quarter is, by the same.</param>
    public static Ruled Publish(IncentiveBook? book, Incentive incentive, SettlementCadence settlement, CalendarTerms calendar)
    {
        if (book is not null) return Refuse(PublishRefusal.AlreadyPublished, $"{incentive.Id} was published before, as {book.Incentive.Name}.");
        if (incentive.Until <= incentive.From)
            return Refuse(PublishRefusal.PeriodInvalid, $"The period must end after it starts, and {incentive.Until} is not after {incentive.From}.");
        if (incentive.BudgetMinor < 0) return Refuse(PublishRefusal.AmountNegative, $"A budget is never negative, and {incentive.BudgetMinor} minor units are.");
        if (incentive.BudgetMinor > BudgetRules.MostMinor)
            return Refuse(PublishRefusal.AmountTooLarge, $"A budget is at most {Figures.Money(BudgetRules.MostMinor)}.");
        return Fault(incentive.Terms) is { } fault
            ? Refuse(PublishRefusal.TermsInvalid, fault)
            : new Ruled.Granted(IncentiveBook.Open(incentive, settlement, calendar));
    }

    /// <summary>What is wrong with terms, as a sentence; null when nothing is.</summary>
    public static string? Fault(IncentiveTerms terms) => Days(terms.NetDays, 0, "The days until payment") ?? terms switch
    {
        IncentiveTerms.Margin margin => Share(margin.Rates.RegisteredPpm) ?? Share(margin.Rates.SelectPpm) ?? Share(margin.Rates.PremierPpm) ?? Share(margin.Rates.ElitePpm)
            ?? Share(margin.RegistrationBonusPpm) ?? Share(margin.SpecializationBonusPpm) ?? Share(margin.CapPpm),
        IncentiveTerms.ReferralFee fee => Share(fee.RatePpm) ?? Amount(fee.AcvCapMinor, 0),
        IncentiveTerms.Mdf mdf => Share(mdf.SharePpm) ?? Days(mdf.ProofDays, 1, "The days for proof"),
        IncentiveTerms.Spif spif => Sums(spif) ?? Count(spif.PartnerQuarterMax) ?? (spif.TotalMax is { } most ? Count(most) : null),
        IncentiveTerms.Rebate rebate => Schedule(rebate.Schedule) ?? ByTier(rebate.ByTier),
        IncentiveTerms.Usage usage => Share(usage.RatePpm) ?? Months(usage.Months, 1) ?? Months(usage.ClawbackMonths, 0),
        _ => throw new UnreachableException($"Unknown terms {terms.Kind}."),
    };

    private static string? Sums(IncentiveTerms.Spif spif)
    {
        if (spif.Sums.Count == 0) return "A SPIF must pay for an activity of some kind.";
        for (var i = 0; i < spif.Sums.Count; i++)
        {
            if (Amount(spif.Sums[i].AmountMinor, 1) is { } fault) return fault;
            if (i > 0 && spif.Sums[i].Activity <= spif.Sums[i - 1].Activity) return "A SPIF has one sum for each kind of activity.";
        }
        return null;
    }

    private static string? ByTier(IReadOnlyList<TierSchedule> schedules)
    {
        for (var i = 0; i < schedules.Count; i++)
        {
            if (i > 0 && schedules[i].Tier <= schedules[i - 1].Tier) return "A rebate has one schedule for each tier.";
            if (Schedule(schedules[i].Schedule) is { } fault) return fault;
        }
        return null;
    }

    // Rates that fall would let more bookings lower a rebate.
    private static string? Schedule(RebateSchedule schedule)
    {
        if (Amount(schedule.TargetMinor, 1) is { } fault) return fault;
        if (schedule.Steps.Count == 0) return "A rebate must have a step.";
        for (var i = 0; i < schedule.Steps.Count; i++)
        {
            var step = schedule.Steps[i];
            if (step.FromPpm is < 0 or > 100 * WholePpm) return $"A step starts between 0 and 100 times the target, not at {Figures.Ppm(step.FromPpm)}.";
            if (Share(step.RatePpm) is { } rate) return rate;
            if (i > 0 && (step.FromPpm <= schedule.Steps[i - 1].FromPpm || step.RatePpm < schedule.Steps[i - 1].RatePpm))
                return "Steps rise: each starts above the one before, at no lower rate.";
        }
        return null;
    }

    private static string? Share(int ppm) => ppm is < 0 or > WholePpm ? $"A rate or share is between 0 and 1, and {Figures.Ppm(ppm)} is not." : null;

    private static string? Amount(long minor, long least) =>
        minor < least || minor > BudgetRules.MostMinor ? $"An amount is between {least} and {BudgetRules.MostMinor} minor units, and {minor} is not." : null;

    private static string? Days(int days, int least, string what) => days < least || days > MostDays ? $"{what} are {least} to {MostDays}, not {days}." : null;

    private static string? Months(int months, int least) => months < least || months > MostMonths ? $"Months are {least} to {MostMonths}, not {months}." : null;

    private static string? Count(int most) => most < 1 ? $"A cap is at least 1, not {most}." : null;

    private static Ruled.Refused Refuse(PublishRefusal code, string sentence) => new(code, sentence);
}
