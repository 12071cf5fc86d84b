namespace PemActors.Rulebook.Evidence;

/// <summary>Which of the valid certifications of one person count (RULEBOOK §1). Allocates nothing.</summary>
public static class CertificationRules
{
    /// <summary>Levels that there are.</summary>
    public const int Levels = 3;

    /// <summary>A level counts while every level below it is held: so many count, and their exam scores sum to so much.</summary>
    /// <param name="held">Valid certifications of the person by level, Foundational first.</param>
    /// <param name="scoreSumsHundredths">The sums of their scores by level.</param>
    public static (int Count, long ScoreSumHundredths) Counting(ReadOnlySpan<int> held, ReadOnlySpan<long> scoreSumsHundredths)
    {
        var (count, sum) = (0, 0L);
        for (var level = 0; level < Levels && held[level] > 0; level++)
        {
            count += held[level];
            sum += scoreSumsHundredths[level];
        }
        return (count, sum);
    }
}
