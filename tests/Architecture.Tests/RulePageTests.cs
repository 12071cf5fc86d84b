using PemActors.Rulebook.Evidence;

namespace PemActors.Architecture.Tests;

/// <summary>Every rule has a page of one shape, and every code that a rule answers with is on one.</summary>
public sealed class RulePageTests
{
    private enum PlantedRefusal
    {
        NotOpen,
        TooLate,
        BudgetSpent,
    }

    public static TheoryData<string> Pages => [.. RulePages.All.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_has_the_skeleton(string page) => Assert.Empty(RulePages.MissingHeadings(RulePages.All[page]));

    [Fact]
    public void Every_code_is_documented_in_order_of_precedence() =>
        Assert.Empty(typeof(PartnerEvidence).Assembly.GetExportedTypes().Where(IsCodes).Select(codes => RulePages.Undocumented(codes, RulePages.All)).OfType<string>());

    [Theory]
    [InlineData("`not-open`, then `other`, then `too-late` and `budget-spent`.", null)]
    [InlineData("After `budget-spent`: `not-open`, `too-late`, `budget-spent`.", null)]
    [InlineData("`not-open`, `too-late`, budget-spent", "No page of docs/rules names budget-spent of PlantedRefusal.")]
    [InlineData("`not-open`", "No page of docs/rules names too-late, budget-spent of PlantedRefusal.")]
    [InlineData("`not-open`, `budget-spent`, `too-late`", "No page of docs/rules has the codes of PlantedRefusal in their order: not-open, too-late, budget-spent.")]
    public void A_planted_code_is_missed_where_the_page_lacks_it(string page, string? complaint)
    {
        Assert.True(IsCodes(typeof(PlantedRefusal)));
        Assert.Equal(complaint, RulePages.Undocumented(typeof(PlantedRefusal), new Dictionary<string, string> { ["page"] = page }));
    }

    // All codes somewhere, but no page has them all.
    [Fact]
    public void Codes_scattered_over_pages_are_not_in_order() =>
        Assert.NotNull(RulePages.Undocumented(typeof(PlantedRefusal), new Dictionary<string, string> { ["a"] = "`not-open` `too-late`", ["b"] = "`budget-spent`" }));

    [Fact]
    public void A_page_without_a_heading_or_with_two_exchanged_is_told()
    {
        var page = RulePages.All["docs/rules/tiers.md"];
        Assert.Equal(["Defaults"], RulePages.MissingHeadings(page.Replace("**Defaults.**", "Defaults.", StringComparison.Ordinal)));
        Assert.NotEmpty(RulePages.MissingHeadings(page.Replace("**Inputs.**", "**x**", StringComparison.Ordinal).Replace("**Outcomes**", "**Inputs**", StringComparison.Ordinal)));
    }

    private static bool IsCodes(Type type) => type.IsEnum && (type.Name.EndsWith("Refusal", StringComparison.Ordinal) || type.Name.EndsWith("Reason", StringComparison.Ordinal));
}
