using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>
/// SPIF claims: a verified activity is claimed on its own day, early in the phase of claims, and answered late in it. Approvals alone use up a partner's maximum, in
/// their order.
/// </summary>
internal static class Claims
{
    /// <summary>Positions of the draws: of activities that open nothing, and of those that open an opportunity.</summary>
    public const int OfOther = 64;
    public const int OfOpening = 1_024;

    public static void Ask(Block block, Step step, int i, ActivityKind kind, long acted, int position)
    {
        var incentives = step.Plan.Parameters.Incentives;
        for (var n = 0; n < step.OpenSpifs.Count; n++)
        {
            var spif = step.OpenSpifs[n];
            var sum = SpifFormula.SumMinor(kind, spif.Terms);
            if (sum == 0 || EligibilityRules.Judge(spif.Incentive, Payouts.StandingAt(block, step, i, acted), null, step.At(acted)) is not null) continue;
            var draws = step.Draw(Purpose.ClaimsAndAudit, block.Of.Entity[i], step.Week, position);
            if (draws.Uniform(0) >= incentives.Claims || draws.Uniform(3) >= incentives.ClaimApproved) continue;
            var day = (int)((acted - step.Start) / RunClock.Day);
            step.Scratch.Claims.Add(new(RunClock.Late(step.Week, day, draws.X2, Phase.Claims), i, position, acted, sum, n));
        }
    }

    public static void Act(Block block, Step step)
    {
        var claims = step.Scratch.Claims;
        if (claims.Count == 0) return;
        if (claims.Count > 1) claims.Sort();
        foreach (var claim in claims)
        {
            var of = block.Of;
            var spif = step.OpenSpifs[claim.Incentive];
            ref var paid = ref block.PaidClaims[spif.Place * Columns.Size + claim.Partner];
            if (!SpifFormula.Pays(paid, 0, spif.Terms)) continue;
            paid++;
            var amount = SpifFormula.Line(claim.SumMinor).AmountMinor;
            of.Earned[claim.Partner].SpifMinor += amount;
            step.Tally.SpifMinor += amount;
            step.Pay(spif.Place, amount);
        }

        claims.Clear();
    }
}
