using PemActors.Rulebook.Programs;
using PemActors.Simulator.Experiments;
using PemActors.Simulator.Statistics;

namespace PemActors.Simulator.Reports;

/// <summary>Figures as people read them: never a mean without its interval, never a probability as 0 % or 100 %.</summary>
/// <param name="currency">ISO 4217 code of amounts.</param>
public sealed class Figures(string currency)
{
    private const string Minus = "−";
    private const string Open = "not known yet";

    // Half of the last figure shown: what is less would be printed as 0 %.
    private const double Least = 0.0005;
    private readonly string _symbol = currency switch { "USD" => "$", "EUR" => "€", "GBP" => "£", _ => $"{currency} " };

    /// <summary>A mean and half of its interval, rounded to what the interval can tell: <c>$4.932M ± 0.021M</c>.</summary>
    public string Mean(Estimate estimate, KpiUnit unit, double confidence)
    {
        var half = estimate.HalfWidth(confidence);
        if (!double.IsFinite(estimate.Mean) || !double.IsFinite(half)) return Open;
        var scale = Scale.Of(Math.Max(Math.Abs(estimate.Mean), half), half, unit);
        return $"{Show(estimate.Mean, unit, scale)} ± {scale.Digits(half)}{(unit == KpiUnit.Money ? scale.Suffix : "")}";
    }

    /// <summary>A difference with its sign and interval: <c>+$0.31M (+0.22 to +0.40)</c>.</summary>
    public string Difference(Estimate estimate, KpiUnit unit, double confidence)
    {
        var interval = estimate.At(confidence);
        if (!double.IsFinite(estimate.Mean) || !double.IsFinite(interval.HalfWidth)) return Open;
        if (estimate is { Mean: 0, Deviation: 0 }) return "same in every pair";
        var scale = Scale.Of(Math.Max(Math.Abs(interval.Lower), Math.Abs(interval.Upper)), interval.HalfWidth, unit);
        // A difference of shares is in percentage points: per cent would be read as relative.
        var mean = unit == KpiUnit.Share ? $"{scale.Digits(Math.Abs(estimate.Mean))} pp" : Show(Math.Abs(estimate.Mean), unit, scale);
        var suffix = unit == KpiUnit.Money ? scale.Suffix : "";
        return $"{Sign(estimate.Mean, scale)}{mean} ({Signed(interval.Lower, scale)} to {Signed(interval.Upper, scale)}{suffix})";
    }

    /// <summary>A value by itself, of an axis or a target: <c>$4.9M</c>.</summary>
    public string Value(double value, KpiUnit unit)
    {
        if (!double.IsFinite(value)) return Open;
        var scale = Scale.Of(Math.Abs(value), Math.Abs(value) / 10, unit);
        var text = scale.Digits(Math.Abs(value));
        return Show(value, unit, scale with { Decimals = text.Contains('.') ? text.TrimEnd('0').Length - text.IndexOf('.') - 1 : 0 });
    }

    /// <summary>A probability from hits; at no hit and at all hits the bound by the rule of three.</summary>
    public static string Probability(Proportion proportion) => proportion.Hits == 0
        ? $"below {Percent(Proportion.NoHitUpper(proportion.Count))}"
        : proportion.Hits == proportion.Count ? $"above {Percent(1 - Proportion.NoHitUpper(proportion.Count))}" : Percent(proportion.Share);

    /// <summary>What a probability rests on: Wilson's interval, or at the ends the count, as the bound is told already.</summary>
    public static string Support(Proportion proportion, double confidence) => proportion.Hits == 0
        ? $"no hit in {proportion.Count:N0}"
        : proportion.Hits == proportion.Count ? $"{proportion.Count:N0} hits in {proportion.Count:N0}" : Range(proportion.Wilson(confidence));

    /// <summary>An interval of a probability; an end at 0 or 1 is no bound, and is not shown as one.</summary>
    public static string Range(Interval interval) => (interval.Lower <= 0, interval.Upper >= 1) switch
    {
        (true, true) => "anything",
        (true, false) => $"below {Percent(interval.Upper)}",
        (false, true) => $"above {Percent(interval.Lower)}",
        _ when interval.Upper < Least => $"below {Percent(0)[1..]}",
        _ when interval.Lower > 1 - Least => $"above {Percent(1)[1..]}",
        _ => $"{Percent(interval.Lower, Decimals(interval))[..^2]}–{Percent(interval.Upper, Decimals(interval))}",
    };

    /// <summary>A share pooled over replications with its interval.</summary>
    public static string Share(RatioEstimate estimate) => double.IsNaN(estimate.Ratio) ? Open
        : estimate.Ratio == 0 ? "none seen"
        : estimate.Ratio == 1 ? "all seen"
        : $"{Percent(estimate)} ({Range(estimate.Interval)})";

    /// <summary>A pooled share with as many decimals as its interval has.</summary>
    public static string Percent(RatioEstimate estimate) => Percent(estimate.Ratio, Decimals(estimate.Interval));

    /// <summary>0–1 as percent, one decimal near the ends; what would round to 0 % or 100 % is shown as less or more than the last figure.</summary>
    public static string Percent(double share) => Percent(share, Fine(share) ? 1 : 0);

    /// <summary>How many times fewer replications common random numbers need: <c>×14</c>.</summary>
    public static string VarianceRatio(double ratio) => !double.IsFinite(ratio) ? "–" : ratio >= 9.95 ? $"×{ratio:N0}" : $"×{ratio:0.0}";

    /// <summary>A key result's metric as a KPI's unit, with what one unit of the metric is in it.</summary>
    public static (KpiUnit Unit, double Whole) Of(MetricUnit unit) => unit switch
    {
        MetricUnit.Minor => (KpiUnit.Money, 1),
        MetricUnit.Count => (KpiUnit.Count, 1),
        MetricUnit.Ppm => (KpiUnit.Share, 1e6),
        _ => (KpiUnit.Points, 100),
    };

    // A decimal where whole percents would say less than is known.
    private static int Decimals(Interval interval) => Fine(interval.Lower) || Fine(interval.Upper) || interval.HalfWidth < 0.02 ? 1 : 0;

    private static bool Fine(double share) => share is < 0.0995 or > 0.9005;

    private static string Percent(double share, int decimals) =>
        share < Least ? "<0.1 %" : share > 1 - Least ? ">99.9 %" : $"{(100 * share).ToString($"F{decimals}")} %";

    private string Show(double value, KpiUnit unit, Scale scale) => unit switch
    {
        KpiUnit.Money => $"{(value < 0 ? Minus : "")}{_symbol}{scale.Digits(Math.Abs(value))}{scale.Suffix}",
        KpiUnit.Share => $"{(value < 0 ? Minus : "")}{scale.Digits(Math.Abs(value))} %",
        _ => $"{(value < 0 ? Minus : "")}{scale.Digits(Math.Abs(value))}{scale.Suffix}",
    };

    private static string Signed(double value, Scale scale) => $"{Sign(value, scale)}{scale.Digits(Math.Abs(value))}";

    // What rounds to nothing has no sign.
    private static string Sign(double value, Scale scale) => scale.Digits(Math.Abs(value)).All(c => c is '0' or '.') ? "" : value < 0 ? Minus : "+";

    /// <summary>A divisor with its suffix, and as many decimals as show two figures of the finest size.</summary>
    private readonly record struct Scale(double Divisor, string Suffix, int Decimals)
    {
        public static double Unit(KpiUnit unit) => unit switch { KpiUnit.Money => 100, KpiUnit.Share => 0.01, _ => 1 };

        public static Scale Of(double size, double finest, KpiUnit unit)
        {
            var one = Unit(unit);
            var (divisor, suffix) = unit is KpiUnit.Share or KpiUnit.Points ? (one, "") : (size / one) switch
            {
                >= 999_500_000 => (one * 1e9, "B"),
                >= 999_500 => (one * 1e6, "M"),
                >= 9_995 => (one * 1e3, "k"),
                _ => (one, ""),
            };
            var decimals = finest > 0 ? 1 - (int)Math.Floor(Math.Log10(finest / divisor)) : 0;
            return new(divisor, suffix, Math.Clamp(decimals, 0, 6));
        }

        public string Digits(double value) => (value / Divisor).ToString($"N{Decimals}");
    }
}
