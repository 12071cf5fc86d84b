using static Microsoft.Playwright.Assertions;

namespace PemActors.Silo.Tests.Pages;

/// <summary>The list and its address, by keyboard alone.</summary>
[Collection(PageTests.Name)]
public sealed class PartnerListTests(ConsoleHost host)
{
    private const int PageRows = 50;

    // Faster than the server answers, and slower: no key is lost, and what comes back of earlier keys never takes the place of later ones.
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(150)]
    public async Task Search_TypedAtAnyPace_KeepsEveryKey(int delay)
    {
        var page = await host.OpenAsync("/");
        await Expect(page.Locator("[data-rows] tr")).ToHaveCountAsync(PageRows);
        var field = page.Locator("[data-search]");
        await field.FocusAsync();
        foreach (var part in new[] { "BIRCH 1", "00", "2" })
        {
            await page.Keyboard.TypeAsync(part, new() { Delay = delay });
            await page.Keyboard.PressAsync("Backspace");
            await page.Keyboard.TypeAsync(part[^1..], new() { Delay = delay });
        }
        await Expect(page.Locator("[data-total]")).ToHaveAttributeAsync("data-total", "0");
        await Expect(field).ToHaveValueAsync("BIRCH 1002");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Backspace");
        await Expect(page.Locator("[data-rows] tr")).Not.ToHaveCountAsync(0);
        await Expect(field).ToHaveValueAsync("BIRCH 1");
        await Expect(field).ToBeFocusedAsync();
        await page.Locator("text=Clear filters").ClickAsync();
        await Expect(field).ToHaveValueAsync("");
        await Expect(page.Locator("[data-rows] tr")).ToHaveCountAsync(PageRows);
    }

    [Fact]
    public async Task Keyboard_SearchOpenClose_NeedsNoMouse()
    {
        var page = await host.OpenAsync("/");
        var rows = page.Locator("[data-rows] tr");
        await Expect(rows).ToHaveCountAsync(PageRows);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("ALDER 01");
        await Expect(rows).ToHaveCountAsync(5);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        var second = rows.Nth(1);
        await Expect(second.Locator("a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-card]")).ToHaveAttributeAsync("data-card", (await second.GetAttributeAsync("data-partner"))!);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[data-card]")).ToHaveCountAsync(0);
        await Expect(rows).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task Keyboard_FilterAndSort_OrderTheRows()
    {
        var page = await host.OpenAsync("/");
        await Expect(page.Locator("[data-rows] tr")).ToHaveCountAsync(PageRows);
        await page.Locator("[data-filter=type]").FocusAsync();
        await page.Keyboard.TypeAsync("OEM");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("[data-total]")).ToHaveAttributeAsync("data-total", $"{ConsoleHost.Partners / 4}");
        var sorter = page.Locator("[data-sort=Name]");
        await sorter.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("th:has([data-sort=Name])")).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(page.Locator("[data-row]").First).ToHaveTextAsync("Birch 003");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("th:has([data-sort=Name])")).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(page.Locator("[data-row]").First).ToHaveTextAsync("Birch 119");
    }

    [Fact]
    public async Task Keyboard_Pages_GoForwardAndBackOverEveryPartnerOnce()
    {
        var page = await host.OpenAsync("/?sort=name");
        var seen = new List<string>();
        for (var number = 1; number <= 3; number++)
        {
            await Expect(page.Locator(".pager")).ToContainTextAsync($"Page {number} of 3");
            await Expect(page.Locator("[data-rows] tr")).ToHaveCountAsync(Math.Min(PageRows, ConsoleHost.Partners - seen.Count));
            if (number > 1) await Expect(page.Locator("[data-row]").First).Not.ToHaveTextAsync(seen[^PageRows]);
            seen.AddRange(await page.Locator("[data-row]").AllInnerTextsAsync());
            if (number == 3) break;
            await page.Locator("a[rel=next]").FocusAsync();
            await page.Keyboard.PressAsync("Enter");
        }
        Assert.Equal(ConsoleHost.Partners, seen.Distinct().Count());
        await page.Locator(".pager button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".pager")).ToContainTextAsync("Page 2 of 3");
        await Expect(page.Locator("[data-row]").First).ToHaveTextAsync(seen[PageRows]);
    }

    [Fact]
    public async Task Address_Reloaded_ShowsTheSame()
    {
        var page = await host.OpenAsync("/?search=birch&region=amer&sort=name&order=desc&partner=p-001");
        await Expect(page.Locator("[data-card]")).ToHaveAttributeAsync("data-card", "p-001");
        var (address, rows) = (page.Url, await page.Locator("[data-row]").AllInnerTextsAsync());
        Assert.NotEmpty(rows);
        await page.ReloadAsync();
        await Expect(page.Locator("[data-row]")).ToHaveTextAsync(rows);
        await Expect(page.Locator("[data-card] h2")).ToHaveTextAsync("Birch 001");
        await Expect(page.Locator("[data-filter=region]")).ToHaveValueAsync("amer");
        await Expect(page.Locator("[data-search]")).ToHaveValueAsync("birch");
        Assert.Equal(address, page.Url);
    }

    [Fact]
    public async Task Address_CursorOfAnotherOrder_ShowsTheFirstPage()
    {
        var page = await host.OpenAsync("/?sort=name&after=bm9uc2Vuc2U&page=2");
        await Expect(page.Locator(".pager")).ToContainTextAsync("Page 1 of 3");
        await Expect(page.Locator("[data-rows] tr")).ToHaveCountAsync(PageRows);
    }
}
