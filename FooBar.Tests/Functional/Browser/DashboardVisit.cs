using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FooBar.Tests.Functional.Browser;

/// <summary>Somebody who has signed in to the stack's dashboard.</summary>
internal sealed class DashboardVisit : IAsyncDisposable
{
    // A page that came up empty, because a network card came or went while it was loaded, is loaded again.
    private const float PatienceForAPage = 30_000;

    private readonly StackFixture _stack;
    private readonly IBrowserContext _context;

    private DashboardVisit(StackFixture stack, IBrowserContext context, IPage page) => (_stack, _context, Page) = (stack, context, page);

    public IPage Page { get; }

    /// <summary>Signs in, and returns when the resources are shown.</summary>
    public static async Task<DashboardVisit> OpenAsync(StackFixture stack, BrowserFixture browser)
    {
        var context = await browser.VisitAsync(stack);
        var page = await context.NewPageAsync();
        await page.SetViewportSizeAsync(1600, 1000);
        var visit = new DashboardVisit(stack, context, page);
        await visit.GoAsync($"login?t={stack.App.Configuration()["AppHost:BrowserToken"]}", visit.RowOf("lb"));
        return visit;
    }

    /// <summary>Goes to a page of the dashboard, and returns when something on it is shown.</summary>
    public async Task GoAsync(string path, ILocator sign) => await Eventually.TrueAsync(
        async _ =>
        {
            try
            {
                await Page.GotoAsync(new Uri(_stack.Dashboard, path).ToString(), new() { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = PatienceForAPage });
                await sign.First.WaitForAsync(new() { Timeout = PatienceForAPage });
                return true;
            }
            catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
            {
                return false;
            }
        },
        $"the dashboard's page {path.Split('?')[0]} shows {sign}");

    /// <summary>Chooses a resource's command, and returns when something is shown for it: a click into a menu that is drawn anew at that moment is lost.</summary>
    public async Task ChooseAsync(string resource, string command, ILocator sign) => await Eventually.TrueAsync(
        async _ =>
        {
            try
            {
                if (!await sign.IsVisibleAsync())
                {
                    var item = Page.GetByRole(AriaRole.Menuitem, new() { Name = command, Exact = true });
                    if (!await item.IsVisibleAsync())
                    {
                        await RowOf(resource).GetByRole(AriaRole.Button, new() { Name = "Actions" }).ClickAsync(new() { Timeout = PatienceForAPage });
                    }

                    await item.ClickAsync(new() { Timeout = PatienceForAPage });
                    await sign.WaitForAsync(new() { Timeout = PatienceForAPage });
                }

                return true;
            }
            catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
            {
                // A menu that has lost a click may lose the next ones as well.
                await GoAsync(new Uri(Page.Url).PathAndQuery, RowOf(resource));
                return false;
            }
        },
        $"{resource}'s command {command} shows {sign}");

    /// <summary>The row of a resource.</summary>
    public ILocator RowOf(string resource) => Page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex($"^(Container|Project): {resource} ") });

    /// <summary>The cell of a row that tells the state.</summary>
    public ILocator StateOf(string resource) => RowOf(resource).GetByRole(AriaRole.Gridcell).Nth(1);

    /// <summary>Returns when a resource is shown to run and to be healthy, which the dashboard says by saying nothing more; beside it may be the number of errors logged.</summary>
    public async Task HealthyAsync(string resource) => await Assertions.Expect(StateOf(resource)).ToHaveTextAsync(new Regex(@"^\s*Running\s*(\d+\+?)?\s*$"));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
