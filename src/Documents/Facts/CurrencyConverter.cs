using System.Text;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Documents.Facts;

/// <summary>What came of a conversion.</summary>
public enum Conversion : byte
{
    /// <summary>An amount of the installation's currency.</summary>
    Done,
    /// <summary>No rate of the currency is dated at or before the time.</summary>
    NoRate,
    /// <summary>The result is outside ±10^13 minor units.</summary>
    TooLarge,
}

/// <summary>
/// Turns amounts into the installation's currency: its own stands as it is, another is multiplied by the latest rate dated not after
/// the fact's time and rounded half to even, once. Safe for many threads.
/// </summary>
public sealed class CurrencyConverter
{
    /// <summary>The greatest amount either way, in minor units.</summary>
    public const long MaxMinor = 10_000_000_000_000;

    private readonly byte[] _home;
    private readonly Func<Instant, IReadOnlyList<ExchangeRate>> _rates;

    /// <summary>Converts into <paramref name="currency"/> at <paramref name="rates"/>, in any order.</summary>
    public CurrencyConverter(string currency, IEnumerable<ExchangeRate> rates)
    {
        Currency = currency;
        _home = Encoding.UTF8.GetBytes(currency);
        ExchangeRate[] sorted = [.. rates.OrderBy(r => r.Currency, StringComparer.Ordinal).ThenBy(r => r.From)];
        _rates = _ => sorted;
    }

    /// <summary>Converts as a program says.</summary>
    public CurrencyConverter(ProgramDocument program) : this(program.Currency, program.Rates) { }

    /// <summary>Converts as the program in force at the fact's time says; <paramref name="programs"/> is asked anew each time.</summary>
    public CurrencyConverter(string currency, Func<ProgramTimeline> programs)
    {
        Currency = currency;
        _home = Encoding.UTF8.GetBytes(currency);
        _rates = at => programs().At(at).Rates;
    }

    /// <summary>ISO 4217 code of the installation.</summary>
    public string Currency { get; }

    /// <summary>Converts an amount at a time; <paramref name="converted"/> is 0 unless the answer is <see cref="Conversion.Done"/>.</summary>
    /// <param name="minor">Minor units of <paramref name="currency"/>.</param>
    /// <param name="currency">ISO 4217 code as ASCII.</param>
    /// <param name="at">The fact's time.</param>
    /// <param name="converted">Minor units of <see cref="Currency"/>.</param>
    public Conversion Convert(long minor, ReadOnlySpan<byte> currency, Instant at, out long converted)
    {
        converted = 0;
        if (currency.SequenceEqual(_home))
        {
            if (minor is < -MaxMinor or > MaxMinor) return Conversion.TooLarge;
            converted = minor;
            return Conversion.Done;
        }
        if (Rate(currency, at) is not { } ratePpm) return Conversion.NoRate;
        var exact = (Int128)minor * ratePpm;
        var (quotient, rest) = Int128.DivRem(Int128.Abs(exact), 1_000_000);
        if (rest > 500_000 || (rest == 500_000 && Int128.IsOddInteger(quotient))) quotient++;
        if (quotient > MaxMinor) return Conversion.TooLarge;
        converted = (long)(exact < 0 ? -quotient : quotient);
        return Conversion.Done;
    }

    /// <summary>The currencies that can be converted at a time, for people.</summary>
    public string Legal(Instant at) =>
        string.Join(", ", _rates(at).Where(r => r.From <= at).Select(r => r.Currency).Prepend(Currency).Distinct());

    private long? Rate(ReadOnlySpan<byte> currency, Instant at)
    {
        long? rate = null;
        foreach (var candidate in _rates(at))
            if (candidate.From <= at && Ascii.Equals(currency, candidate.Currency)) rate = candidate.RatePpm;
        return rate;
    }
}
