using System.Numerics;

namespace PemActors.Rulebook.Tests.Support;

/// <summary>Exact quotients, for answers computed by brute force.</summary>
internal readonly record struct Rational(BigInteger Numerator, BigInteger Denominator)
{
    public static readonly Rational Zero = new(0, 1);

    public static implicit operator Rational(long whole) => new(whole, 1);

    public static Rational operator +(Rational a, Rational b) => Reduced(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + new Rational(-b.Numerator, b.Denominator);

    public static Rational operator *(Rational a, Rational b) => Reduced(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => Reduced(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static Rational Of(long part, long whole) => Reduced(part, whole);

    public bool IsPositive => Numerator.Sign * Denominator.Sign > 0;

    /// <summary>The greatest integer not above it.</summary>
    public BigInteger Floor => BigInteger.DivRem(Numerator, Denominator) is var (quotient, rest) && rest < 0 ? quotient - 1 : quotient;

    public double ToDouble() => (double)(this * 1_000_000_000_000_000).Floor / 1e15;

    private static Rational Reduced(BigInteger numerator, BigInteger denominator)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * (denominator.Sign < 0 ? -1 : 1);
        return common.IsZero ? new(numerator, denominator) : new(numerator / common, denominator / common);
    }
}
