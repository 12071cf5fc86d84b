using PemActors.Rulebook.ScorePacks;

namespace PemActors.Rulebook.Tests.ScorePacks;

public sealed class ScoreInputsTests
{
    [Fact]
    public void Values_AreSummedByFigureAndMarketInOrderOfBytes() => Assert.Equal(
        [new FigureValue("a", "", 3), new("a", "growth", 4), new("b", "", -2)],
        new ScoreInputs(new FigureValue("b", -2), new("a", "growth", 4), new("a", 1), new("a", 2)).Values);

    [Fact]
    public void Total_IsOverMarkets_AndZeroForWhatIsNotThere()
    {
        var inputs = new ScoreInputs(new FigureValue("a", "growth", 4), new("a", -1), new("b", 100));
        Assert.Equal((3, 100, 0), (inputs.Total("a"), inputs.Total("b"), inputs.Total("c")));
    }

    [Fact]
    public void Values_UpToTenToTheThirteenth_AreTaken()
    {
        Assert.Equal(ScoreInputs.Most, new ScoreInputs(new FigureValue("a", ScoreInputs.Most), new("b", ScoreInputs.Most)).Total("a"));
        Assert.Equal(-ScoreInputs.Most, new ScoreInputs(new FigureValue("a", -ScoreInputs.Most)).Total("a"));
        Assert.Contains("a comes to more than 10000000000000", Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreInputs(new FigureValue("a", ScoreInputs.Most), new("a", "m", -1))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreInputs(new FigureValue("a", long.MinValue)));
    }
}
