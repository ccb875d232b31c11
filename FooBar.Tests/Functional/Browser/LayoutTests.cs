using System.Net.Http.Json;
using System.Text.Json;

namespace FooBar.Tests.Functional.Browser;

/// <summary>How a page comes onto the screen: in one piece, from this site alone.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
[Trait("Category", "Browser")]
public sealed class LayoutTests(StackFixture stack, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Pages_WhileTheyLoad_ShiftNothingAndAskNobodyElse()
    {
        using var started = await stack.Site.PostAsJsonAsync("/api/threads", new { title = $"Layout {Guid.NewGuid():N}", body = "# One\n\n![two](https://example.com/picture.png)", author = "Ada" });
        var thread = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        await using var context = await browser.VisitAsync(stack);
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(
            "window.shifted = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifted += entry.value)).observe({ type: 'layout-shift', buffered: true })");
        var problems = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(stack.Site.BaseAddress!.ToString(), StringComparison.Ordinal))
            {
                problems.Add($"{page.Url} asks for {request.Url}");
            }
        };

        foreach (var address in new[] { "/", "/active", $"/threads/{thread}", "/threads/new", "/search?q=layout", "/sign-in", "/status", "/path" })
        {
            await page.ReachAsync(address);

            // Two frames later everything that belongs to the page's first view has been drawn.
            var shifted = await page.EvaluateAsync<double>("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shifted))))");
            if (shifted > 0)
            {
                problems.Add($"{address} shifts by {shifted}");
            }

            var unsized = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('img, svg')].filter(image => !image.hasAttribute('width') || !image.hasAttribute('height')).map(image => image.outerHTML)");
            problems.AddRange(unsized.Select(image => $"{address} has a picture without a size: {image}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
