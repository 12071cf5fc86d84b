using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;

namespace PemActors.Rulebook.Tests.Twin.Columns;

/// <summary>Certifications by partner, user and level: when earned last, until when, and with what score.</summary>
internal sealed class CertificationColumns(int partners)
{
    public const int Users = 4;
    public const int Levels = 3;

    private readonly Instant[] until = new Instant[partners * Users * Levels];
    private readonly int[] scores = new int[partners * Users * Levels];

    public Instant Until(int partner, int user, CertificationLevel level) => until[Row(partner, user) + (int)level];

    public void Earn(int partner, int user, CertificationLevel level, int scoreHundredths, Instant expiresAt)
    {
        until[Row(partner, user) + (int)level] = expiresAt;
        scores[Row(partner, user) + (int)level] = scoreHundredths;
    }

    /// <summary>How many count at a week's end and the sum of their scores: each level only on top of a valid one below.</summary>
    public (int Count, long ScoreSumHundredths) Counting(int partner, Instant t)
    {
        var (count, sum) = (0, 0L);
        for (var user = 0; user < Users; user++)
            for (var row = Row(partner, user); row < Row(partner, user) + Levels && t < until[row]; row++)
            {
                count++;
                sum += scores[row];
            }
        return (count, sum);
    }

    private static int Row(int partner, int user) => (partner * Users + user) * Levels;
}
