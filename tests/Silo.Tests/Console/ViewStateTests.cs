using PemActors.Journal;
using PemActors.Silo.Pages;

namespace PemActors.Silo.Tests.Pages;

public sealed class ViewStateTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/?search=a%20%26%20b")]
    [InlineData("/?band=red&tier=elite&type=oem&region=emea&sort=score&partner=p-1")]
    [InlineData("/?sort=name&order=desc&after=abc&page=3")]
    [InlineData("/?order=asc")]
    public void Address_ParsedAndPrinted_IsTheSame(string address) => Assert.Equal(address, ViewState.Parse("http://h" + address).Address);

    [Theory]
    [InlineData("/?band=purple&tier=x&type=y&sort=z&order=w&page=7")]
    [InlineData("/?after=abc&page=-1&search=%20", "/?after=abc")]
    public void Address_WithWordsItDoesNotKnow_CountsThemAsNotSaid(string address, string meant = "/") =>
        Assert.Equal(meant, ViewState.Parse("http://h" + address).Address);

    [Fact]
    public void SortedBy_FiguresStartGreatest_WordsFromA_AndTheSameTurnsRound()
    {
        var view = new ViewState { After = "abc", Page = 2 };
        Assert.Equal(new ViewState { Sort = CardSort.Score, Descending = true }, view.SortedBy(CardSort.Score));
        Assert.Equal(new ViewState { Sort = CardSort.Name, Descending = false }, view.SortedBy(CardSort.Name));
        Assert.Equal(new ViewState { Sort = CardSort.Arr, Descending = false }, view.SortedBy(CardSort.Arr));
    }
}
