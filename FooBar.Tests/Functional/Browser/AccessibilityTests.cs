using System.Net.Http.Json;
using System.Text.Json;

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

using Microsoft.Playwright;

namespace FooBar.Tests.Functional.Browser;

/// <summary>WCAG 2.2 AA, as far as axe-core can tell, of every page in both colour schemes; and that each fits a phone.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
[Trait("Category", "Browser")]
public sealed class AccessibilityTests(StackFixture stack, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    // The narrowest screen that WCAG 1.4.10 asks for.
    private const int NarrowestScreen = 320;

    private const string Markdown = "# Heading\n\n*One* **two** ~~three~~ `four` <https://example.com/>\n\n> quoted\n\n- item\n\n1. item\n\n```\nsome code that is quite long, longer than a phone is wide, and so has to be wrapped somewhere\n```\n";

    private static readonly AxeRunOptions Rules = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };

    // The schemes differ in colours only, so what else there is to check is checked once.
    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Pages_ForAGuestAndForAMember_HaveNoViolation(ColorScheme scheme)
    {
        await using var context = await browser.VisitAsync(stack, scheme);
        var page = await context.NewPageAsync();
        var violations = new List<string>();

        var title = $"Accessible {Guid.NewGuid():N}";
        using var started = await stack.Site.PostAsJsonAsync("/api/threads", new { title, body = Markdown, author = "Ada" });
        var thread = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        foreach (var address in new[] { "/", "/active", "/unanswered", $"/threads/{thread}", "/threads/new", "/search", "/search?q=accessible", "/register", "/sign-in", "/account", "/status", "/status/history", "/status/history?range=week", "/path", "/nothing", "/moderation" })
        {
            await page.ReachAsync(address);
            await CheckAsync(page, address, scheme, violations);
        }

        await page.ReachAsync("/threads/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the thread" }).ClickAsync();
        await CheckAsync(page, "the form with problems", scheme, violations);
        await page.GetByLabel("Text").FillAsync(Markdown);
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await CheckAsync(page, "the preview", scheme, violations);

        await page.ReachAsync("/register");
        await page.GetByLabel("Name").FillAsync($"Member {Guid.NewGuid():N}");
        await page.GetByLabel("Password").FillAsync("three plain words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await page.ReachAsync($"/threads/{thread}");
        await page.GetByLabel("Text").FillAsync(Markdown);
        await page.GetByRole(AriaRole.Button, new() { Name = "Post the reply" }).ClickAsync();
        await CheckAsync(page, "the thread with a reply", scheme, violations);
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit or delete" }).ClickAsync();
        await CheckAsync(page, "the form to edit", scheme, violations);
        await page.ReachAsync("/account");
        await CheckAsync(page, "the account", scheme, violations);

        Assert.True(violations.Count == 0, string.Join('\n', violations));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/threads/new")]
    [InlineData("/search?q=balancer")]
    [InlineData("/sign-in")]
    [InlineData("/status")]
    [InlineData("/status/history")]
    [InlineData("/path")]
    public async Task Page_OnTheNarrowestScreen_NeedsNoScrollingSideways(string address)
    {
        await using var context = await browser.VisitAsync(stack);
        var page = await context.NewPageAsync();
        await page.SetViewportSizeAsync(NarrowestScreen, 640);
        await page.ReachAsync(address);

        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, NarrowestScreen);
    }

    private static async Task CheckAsync(IPage page, string what, ColorScheme scheme, List<string> violations)
    {
        var result = await page.RunAxe(scheme == ColorScheme.Light ? Rules : Colours);
        Assert.NotEmpty(result.Passes);
        violations.AddRange(result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{what}: {violation.Id}: {violation.Help}: {node.Html}")));
    }
}
