using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Tests.Twin.Columns;

namespace PemActors.Rulebook.Tests.Twin.Phases;

/// <summary>A deal comes up: who owns it, who touched it before and after its creation, and who asks to register it.</summary>
internal sealed class DealBirth(World world)
{
    private const int Phase = 3;

    // Small, middle and large deals, in minor units; the last exceed the cap of the referral fee.
    private static readonly long[] Sizes = [400_013, 1_500_047, 9_000_031];

    private readonly DealColumns deals = world.Deals;

    public void Open(int partner, int week)
    {
        var deal = deals.Add();
        var when = world.Luck.When(week, Phase, deal, Draw.Opens);
        var owned = world.Luck.Chance(550, deal, week, Draw.DealShape);
        deals.Motion[deal] = owned ? (Motion)world.Luck.Below(3, deal, week, Draw.DealShape, 1) : Motion.CoSell;
        deals.Owner[deal] = owned ? partner : DealColumns.Nobody;
        deals.Stage[deal] = Stage.Qualify;
        deals.State[deal] = DealState.Open;
        deals.CreatedAt[deal] = when.At;
        deals.StageEnds[deal] = week + 1 + world.Luck.Below(5, deal, week, Draw.Stage, 1);
        deals.Registrant[deal] = deals.Opener[deal] = DealColumns.Nobody;
        deals.LapsesAt[deal] = Instant.Never;
        var size = world.Luck.Below(10, deal, week, Draw.Size) switch { < 5 => 0, < 9 => 1, _ => 2 };
        var amount = Sizes[size] + world.Luck.Below((int)(2 * Sizes[size]), deal, week, Draw.Size, 1);
        deals.AmountMinor[deal] = amount;
        Join(deal, DealColumns.Parties * deal, partner, owned ? when.At : Instant.Never);
        world.Journal.Say(deal, when.At, key => new OpportunityFact.Created(
            key, $"a{deal}", "core", amount, Stage.Qualify, deals.Motion[deal], owned ? Journal.Names[partner] : null, false));
        var before = TimeSpan.FromSeconds(1 + world.Luck.Below(3_600, deal, week, Draw.Touch, 1));
        if (world.Luck.Chance(450, deal, week, Draw.Touch)) Touch(deal, DealColumns.Parties * deal, when.At - before);
        else if (world.Luck.Chance(500, deal, week, Draw.Touch, 2)) Touch(deal, DealColumns.Parties * deal, when.At + TimeSpan.FromMinutes(1));
        var other = world.Luck.Below(world.Partners.Count, deal, week, Draw.DealShape, 2);
        if (other != partner && world.Luck.Chance(350, deal, week, Draw.DealShape, 3)) Influence(deal, week, other, when.At);
        if (world.Luck.Chance(350, deal, week, Draw.Registers)) Register(deal, week, when);
    }

    private void Join(int deal, int row, int partner, Instant linkedFrom)
    {
        deals.Party[row] = partner;
        deals.LinkedFrom[row] = linkedFrom;
    }

    private void Touch(int deal, int row, Instant at, bool verified = true)
    {
        var partner = deals.Party[row];
        world.Journal.Say(deal, at, key => new OpportunityFact.TouchRecorded(key, Journal.Names[partner], EvidenceKind.JointMeeting, verified));
        if (!verified) return;
        deals.Touches[row]++;
        deals.LinkedFrom[row] = Instant.Min(deals.LinkedFrom[row], at);
        if (at < deals.CreatedAt[deal]) deals.Opener[deal] = partner;
    }

    private void Influence(int deal, int week, int other, Instant createdAt)
    {
        var row = DealColumns.Parties * deal + 1;
        Join(deal, row, other, Instant.Never);
        var touches = 1 + world.Luck.Below(2, deal, week, Draw.Touch, 3);
        for (var n = 0; n < touches; n++) Touch(deal, row, createdAt + TimeSpan.FromMinutes(2 + n), world.Luck.Chance(800, deal, week, Draw.Touch, 4 + n));
    }

    // Asking is an activity. The answer takes hours or days; approved, the asking is a touch, too.
    private void Register(int deal, int week, Moment created)
    {
        var row = DealColumns.Parties * deal;
        var other = deals.Party[row + 1];
        if (other != DealColumns.Nobody && world.Partners.Acts(other, week) && world.Luck.Chance(500, deal, week, Draw.Registers, 1)) row++;
        var partner = deals.Party[row];
        var asked = created with { At = created.At + TimeSpan.FromMinutes(10) };
        var answered = asked.At + TimeSpan.FromHours(1 + world.Luck.Below(90, deal, week, Draw.Registers, 2));
        ActivityPhase.Done(world, partner, asked);
        world.Journal.Say(deal, asked.At, key => new OpportunityFact.RegistrationSubmitted(key, Journal.Names[partner]));
        if (!world.Luck.Chance(850, deal, week, Draw.Registers, 3))
        {
            world.Count("registration rejected");
            world.Journal.Say(deal, answered, key => new OpportunityFact.RegistrationRejected(key, Journal.Names[partner], "NotIcp"));
            return;
        }
        var days = 7 + world.Luck.Below(21, deal, week, Draw.Registers, 5);
        Instant? until = world.Luck.Chance(500, deal, week, Draw.Registers, 4) ? answered.AddDays(days) : null;
        deals.Registrant[deal] = partner;
        deals.Protection[deal] = ProtectionRules.Grant(answered, until, world.Program.Engagement.ProtectionDays);
        deals.Touches[row]++;
        world.Journal.Say(deal, answered, key => new OpportunityFact.RegistrationApproved(key, Journal.Names[partner], until));
    }
}
