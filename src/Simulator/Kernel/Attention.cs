using PemActors.Rulebook.Tiers;
using PemActors.Simulator.Randomness;

namespace PemActors.Simulator.Kernel;

/// <summary>How a partner shares its time in a week: selling with the worth of an activity, enablement with a tier's gate, delivery what is left.</summary>
internal static class Attention
{
    /// <summary>Sets what the week's learning, conduct and answers read, and returns the factor of the activity rate.</summary>
    /// <param name="of">The block's columns.</param>
    /// <param name="step">The week.</param>
    /// <param name="i">Whose time.</param>
    /// <param name="beyond">What one more activity is worth beyond the usual: x − x_base.</param>
    public static double Share(Columns of, Step step, int i, double beyond)
    {
        var attention = step.Plan.Parameters.Attention;
        var gated = IsGated(of, step, i);
        var sell = attention.Selling * Elementary.Exp(attention.Pull * beyond);
        var enable = attention.Enablement * (gated ? step.Plan.GateWeight : 1);
        var deliver = 1 - attention.Selling - attention.Enablement;
        var whole = sell + enable + deliver;
        var enabled = enable / whole / attention.Enablement * (gated ? attention.GateLearning : 1);
        of.Delivering[i] = 1 / whole;
        of.ModuleBelow[i] = (uint)Math.Min(uint.MaxValue, of.Learns[i] * enabled);
        of.ReportBelow[i] = (uint)Math.Min(uint.MaxValue, of.Reports[i] * whole);
        return sell / whole / attention.Selling;
    }

    // Certificates are missing for the next tier.
    private static bool IsGated(Columns of, Step step, int i)
    {
        var terms = step.Plan.Program.Tiers;
        return of.Certificates[i] < of.Standing[i].Tier switch
        {
            Tier.Registered => terms.Select.Certifications,
            Tier.Select => terms.Premier.Certifications,
            Tier.Premier => terms.Elite.Certifications,
            _ => 0,
        };
    }
}
