using PemActors.Simulator.Experiments;

namespace PemActors.Simulator.Tests.Experiments;

public sealed class KpiCatalogTests
{
    [Fact]
    public void All_StandsInTheOrderOfTheVector() => Assert.Equal(Enum.GetValues<Kpi>(), KpiCatalog.All.Select(each => each.Kpi));

    [Fact]
    public void Ids_NameOneKpiEach() => Assert.All(KpiCatalog.All, each => Assert.Equal(each.Kpi, KpiCatalog.Find(each.Id)));

    [Fact]
    public void Titles_AreDistinct() => Assert.Equal(KpiCatalog.Count, KpiCatalog.All.Select(each => each.Title).Distinct().Count());

    [Fact]
    public void Find_UnknownId_IsNull() => Assert.Null(KpiCatalog.Find("sourced"));
}
