using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Simulator.Population;
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

    /// <param name="block">Whose block.</param>
    /// <param name="step">The week.</param>
    /// <param name="i">Whose activity.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="acted">When.</param>
    /// <param name="position">The position of its draws.</param>
    /// <param name="activity">The id of its event, where facts are written.</param>
    /// <param name="sink">Where claims are told.</param>
    public static void Ask<TSink>(Block block, Step step, int i, ActivityKind kind, long acted, int position, string? activity, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var incentives = step.Plan.Parameters.Incentives;
        for (var n = 0; n < step.OpenSpifs.Count; n++)
        {
            var spif = step.OpenSpifs[n];
            var sum = SpifFormula.SumMinor(kind, spif.Terms);
            if (sum == 0 || EligibilityRules.Judge(spif.Incentive, Payouts.StandingAt(block, step, i, acted), null, step.At(acted)) is not null) continue;
            var draws = step.Draw(Purpose.ClaimsAndAudit, block.Of.Entity[i], step.Week, position);
            if (draws.Uniform(0) >= incentives.Claims) continue;
            var (day, approved) = ((int)((acted - step.Start) / RunClock.Day), draws.Uniform(3) < incentives.ClaimApproved);
            step.Scratch.Claims.Add(new(RunClock.Late(step.Week, day, draws.X2, Phase.Claims), i, position, approved, sum, n, activity));
            if (!TSink.Writes) continue;
            var key = sink.Key(block.Of.Entity[i], RunClock.Early(step.Week, day, draws.X1, Phase.Claims), Sources.Prm);
            sink.Post(spif.Incentive.Id, new SyntheticDecision.SpifClaimed(key, $"spif-{activity}", Ids.Partner(block.Of.Entity[i]), activity!));
        }
    }

    public static void Act<TSink>(Block block, Step step, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var claims = step.Scratch.Claims;
        if (claims.Count == 0) return;
        if (claims.Count > 1) claims.Sort();
        foreach (var claim in claims)
        {
            var spif = step.OpenSpifs[claim.Incentive];
            if (TSink.Writes) Answer(block.Of.Entity[claim.Partner], spif.Incentive.Id, claim, ref sink);
            if (claim.Approved) Pay(block, step, claim, spif);
        }

        claims.Clear();
    }

    private static void Pay(Block block, Step step, in SpifClaim claim, Offer<IncentiveTerms.Spif> spif)
    {
        ref var paid = ref block.PaidClaims[spif.Place * Columns.Size + claim.Partner];
        if (!SpifFormula.Pays(paid, 0, spif.Terms)) return;
        paid++;
        var amount = SpifFormula.Line(claim.SumMinor).AmountMinor;
        block.Of.Earned[claim.Partner].SpifMinor += amount;
        step.Tally.SpifMinor += amount;
        step.Pay(spif.Place, amount);
    }

    private static void Answer<TSink>(uint entity, IncentiveId incentive, in SpifClaim claim, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var key = sink.Key(entity, claim.AnsweredAt, Sources.Prm);
        sink.Post(incentive, new SyntheticDecision.SpifAnswered(key, $"spif-{claim.Activity}", Ids.Partner(entity), claim.Activity!, claim.Approved));
    }
}
