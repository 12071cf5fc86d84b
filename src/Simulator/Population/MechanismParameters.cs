namespace PemActors.Simulator.Population;

/// <summary>What a tier does to a partner's effort.</summary>
public sealed record TierEffectParameters
{
    /// <summary>Whether it does anything.</summary>
    public bool On { get; init; } = true;

    /// <summary>Factor of the activity rate at Registered, Select, Premier and Elite. [A]</summary>
    public IReadOnlyList<double> Activity { get; init; } = [1.00, 1.10, 1.20, 1.28];
}

/// <summary>What figures of the vendor's own stand beside the partners'.</summary>
public sealed record EconomicsParameters
{
    /// <summary>Gross margin as a share of revenue, before incentives; 0–1. [A]</summary>
    public double GrossMarginShare { get; init; } = 0.75;

    /// <summary>Win rate of direct deals; 0–1. [A]</summary>
    public double DirectWinRate { get; init; } = 0.25;
}

/// <summary>How effort answers to what one more activity is worth: g(x) = 1 + G xʰ / (x50ʰ + xʰ).</summary>
public sealed record ResponseParameters
{
    /// <summary>Whether it answers at all.</summary>
    public bool On { get; init; } = true;

    /// <summary>G, the most that effort grows by; 0–0.9. [A, anchored S]</summary>
    public double Gain { get; init; } = 0.40;

    /// <summary>h; 1 is concave, above S-shaped; 1–3. [A]</summary>
    public double Exponent { get; init; } = 1;

    /// <summary>x50, the level at which half of the gain is had; 0.03–0.30. [A]</summary>
    public double HalfLevel { get; init; } = 0.10;

    /// <summary>A partner's usual earnings as a share of the value that its activity brings; levels are multiples of it. [A]</summary>
    public double UsualShare { get; init; } = 0.25;
}

/// <summary>Effort over the quarter's weeks.</summary>
public sealed record SeasonParameters
{
    /// <summary>Factor of the activity rate in each of the thirteen weeks of a quarter; none: 1 throughout. [A]</summary>
    public IReadOnlyList<double> Weeks { get; init; } = [];
}

/// <summary>The nearer the next tier the greater the effort, and a pause once it is reached.</summary>
public sealed record GoalParameters
{
    /// <summary>Whether it happens at all.</summary>
    public bool On { get; init; } = true;

    /// <summary>What effort gains at the threshold: 1 + strength · d², d the share of the way. [S for consumers]</summary>
    public double Strength { get; init; } = 0.20;

    /// <summary>Weeks of the pause after a promotion. [S for consumers]</summary>
    public int PauseWeeks { get; init; } = 4;

    /// <summary>Effort in the pause. [A]</summary>
    public double Pause { get; init; } = 0.90;

    /// <summary>Effort right after a demotion. [S direction, A size]</summary>
    public double Demoted { get; init; } = 0.75;

    /// <summary>Weeks over which it recovers. [A]</summary>
    public int RecoveryWeeks { get; init; } = 26;
}

/// <summary>Bursts: activity begets activity, INGARCH(1,1) around the rate that a partner would have otherwise.</summary>
public sealed record BurstParameters
{
    /// <summary>Whether it happens at all.</summary>
    public bool On { get; init; }

    /// <summary>α, what an activity of the week before adds to the rate. [A]</summary>
    public double Echo { get; init; } = 0.3;

    /// <summary>β, how much of the last rate stays; α + β is below 0.6. [A]</summary>
    public double Memory { get; init; } = 0.2;
}

/// <summary>A structured start for new partners.</summary>
public sealed record ActivationPlayParameters
{
    /// <summary>Whether it is run.</summary>
    public bool On { get; init; }

    /// <summary>Factor of the activity rate. [A]</summary>
    public double Factor { get; init; } = 1.3;

    /// <summary>Days from acceptance. [R]</summary>
    public int Days { get; init; } = 45;
}

/// <summary>
/// Attention: time is shared between selling, enablement and delivery by a softmax of base weight + η × the intensity of incentives for that task. What one gains the
/// others lose.
/// </summary>
public sealed record AttentionParameters
{
    /// <summary>Whether it is shared at all; else every task has what it needs.</summary>
    public bool On { get; init; } = true;

    /// <summary>Share of time for selling without incentives beyond the usual; 0–1. [A]</summary>
    public double Selling { get; init; } = 0.60;

    /// <summary>The same for enablement; the rest goes to delivery and compliance. [A]</summary>
    public double Enablement { get; init; } = 0.20;

    /// <summary>η. [A]</summary>
    public double Pull { get; init; } = 0.30;

    /// <summary>The intensity that a tier's gate has for enablement while certificates are missing for it. [A]</summary>
    public double Gate { get; init; } = 0.5;

    /// <summary>What ln of delivery's share over its usual one adds to mean CSAT, in points. [A]</summary>
    public double CsatPerLog { get; init; } = 0.25;

    /// <summary>Factor of the module probability while certificates are missing for the next tier. [A]</summary>
    public double GateLearning { get; init; } = 1.5;
}
