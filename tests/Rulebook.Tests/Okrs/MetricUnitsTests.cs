using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Okrs;

public sealed class MetricUnitsTests
{
    [Fact]
    public void RangeOf_TheLeastAndTheGreatestTarget() => Table.Check(
        """
        metric                   | least      | greatest
        WinRateGap               | -1,000,000 | 1,000,000
        InfluencedExpansionShare | 0          | 1,000,000
        GreenShare               | 0          | 1,000,000
        SlaAttainment            | 0          | 1,000,000
        MeanCsat                 | 100        | 500
        PartnerNps               | -10,000    | 10,000
        TimeToFirstActivity      | 0          | 366,000
        PartnersActivated        | 0          | 1,000,000,000
        CertificationsEarned     | 0          | 1,000,000,000
        MdfRoi                   | 0          | 1,000,000,000
        PayoutToArr              | 0          | 1,000,000,000
        SourcedArr               | 0          | 10,000,000,000,000
        """,
        row => Assert.Equal((row.Long("least"), row.Long("greatest")), MetricUnits.RangeOf(Enum.Parse<Metric>(row["metric"]))));
}
