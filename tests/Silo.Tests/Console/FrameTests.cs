using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PemActors.Silo.Tests.Pages;

/// <summary>What holds for the page as a whole.</summary>
[Collection(PageTests.Name)]
public sealed class FrameTests(ConsoleHost host)
{
    [Fact]
    public async Task Requests_OfAWholeVisit_StayOnTheHost()
    {
        var asked = new List<string>();
        var refused = new List<string>();
        var page = await host.OpenAsync("/?partner=p-002", before: page =>
        {
            page.Request += (_, request) => asked.Add(request.Url);
            page.WebSocket += (_, socket) => asked.Add(socket.Url);
            page.Console += (_, message) => { if (message.Type == "error") refused.Add(message.Text); };
        });
        await Expect(page.Locator("[data-dimension]")).ToHaveCountAsync(5);
        Assert.Contains(asked, url => url.StartsWith("ws", StringComparison.Ordinal));
        Assert.All(asked.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)), url => Assert.Equal(new Uri(host.Url).Authority, new Uri(url).Authority));
        // The page's own policy refuses nothing that it needs.
        Assert.Empty(refused);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?partner=p-005")]
    public async Task NarrowScreen_HasNoSidewaysScroll(string address)
    {
        var page = await host.OpenAsync(address, width: 400);
        await Expect(page.Locator(address == "/" ? "[data-rows]" : "[data-dimension=Compliance]")).ToBeVisibleAsync();
        Assert.Equal(400, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Theme_FollowsTheSystemUntilSwitched_AndTheSwitchOutlivesAReload()
    {
        var page = await host.OpenAsync("/", scheme: ColorScheme.Dark);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.Locator("[data-theme-switch]").ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await page.ReloadAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        await page.Locator("[data-theme-switch]").ClickAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }
}
