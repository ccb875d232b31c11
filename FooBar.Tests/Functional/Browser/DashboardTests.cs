using System.Text.RegularExpressions;
using Aspire.Hosting.Testing;
using FooBar.Tests.Functional.Traces;
using Microsoft.Playwright;

namespace FooBar.Tests.Functional.Browser;

/// <summary>The real dashboard in a browser: what a person sees of the stack, and what they can do to it.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
[Trait("Category", "Browser")]
public sealed class DashboardTests : IClassFixture<BrowserFixture>
{
    private readonly StackFixture _stack;
    private readonly BrowserFixture _browser;

    public DashboardTests(StackFixture stack, BrowserFixture browser)
    {
        (_stack, _browser) = (stack, browser);
        Assertions.SetDefaultExpectTimeout((float)StackFixture.Patience.TotalMilliseconds);
    }

    [Fact]
    public async Task Resources_OfTheStack_AreAllHealthyWithTheirLinks()
    {
        await using var visit = await DashboardVisit.OpenAsync(_stack, _browser);

        foreach (var name in StackFixture.ResourceNames)
        {
            await visit.HealthyAsync(name);
        }

        var site = _stack.App.GetEndpoint("lb", "https").GetLeftPart(UriPartial.Authority);
        await visit.GoAsync($"?resource={_stack.ResourceId("lb")}", visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Container: lb" }));
        await Link("Website", site);
        await Link("Status", $"{site}/status");
        await Link("A request's path", $"{site}/path");
        await Link("Statistics", _stack.App.GetEndpoint("lb", "statistics").GetLeftPart(UriPartial.Authority));
        await visit.Page.GetByText(new Regex(@"^Healthy \(.*(ago|now)\)$")).First.WaitForAsync();
        foreach (var name in (string[])["api-1", "api-2", "web", "telemetry"])
        {
            await visit.Page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex($"^{name} Reference ") }).First.WaitForAsync();
        }

        Task Link(string name, string address) =>
            Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First).ToHaveAttributeAsync("href", address);
    }

    [Fact]
    public async Task Parameters_OfTheStack_HideTheirValues()
    {
        await using var visit = await DashboardVisit.OpenAsync(_stack, _browser);

        var row = visit.Page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("^Parameter: mysql-root-password ") });
        await visit.GoAsync("?view=Parameters", row);

        await Assertions.Expect(row).ToContainTextAsync("Parameters:mysql-root-password");
        var password = _stack.App.Configuration()["Parameters:mysql-root-password"];
        Assert.DoesNotContain(password is { Length: > 0 } ? password : "-no-such-word-", await row.InnerTextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(row).ToContainTextAsync("●●●");
    }

    [Fact]
    public async Task Trace_OfARequest_OpensWithItsSpans()
    {
        using var response = await _stack.Site.GetAsync("/api/threads?limit=1");
        response.EnsureSuccessStatusCode();
        await new DashboardTraces(_stack).OfAsync(response, static spans => spans.Any(static span => span.IsClient) && spans.Count(static span => !span.IsClient) >= 4);
        var server = response.Headers.GetValues("X-Served-By").Single();
        await using var visit = await DashboardVisit.OpenAsync(_stack, _browser);

        await visit.GoAsync($"traces/detail/{DashboardTraces.IdOf(response)}", Span("lb: GET edge"));

        await Span("web: GET application").WaitForAsync();
        await Span("lb: GET internal").WaitForAsync();
        await Span($"{server}: GET /api/threads").First.WaitForAsync();
        await Span($"{server}: DATA mysql").First.WaitForAsync();

        // Playwright takes a slash for the end of the expression.
        ILocator Span(string name) => visit.Page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex($"^{name.Replace('/', '.')}") });
    }

    [Fact]
    public async Task ConsoleLogs_OfTheWebServer_Stream()
    {
        await using var visit = await DashboardVisit.OpenAsync(_stack, _browser);
        await visit.GoAsync("consolelogs/resource/web", visit.Page.GetByRole(AriaRole.Log));
        var mark = $"{Guid.NewGuid():N}";

        (await _stack.Site.GetAsync($"/favicon.ico?{mark}")).Dispose();

        await visit.Page.GetByRole(AriaRole.Log).Filter(new() { HasText = mark }).First.WaitForAsync();
    }

    [Fact]
    public async Task StopAndStart_OfAnApplicationServer_TakeEffect()
    {
        await using var visit = await DashboardVisit.OpenAsync(_stack, _browser);
        await RestoringAsync("api-2", async () =>
        {
            await visit.RowOf("api-2").GetByRole(AriaRole.Button, new() { Name = "Stop resource" }).ClickAsync();

            await Assertions.Expect(visit.StateOf("api-2")).ToContainTextAsync(new Regex("Finished|Exited"));
            Assert.NotEqual("Running", _stack.Snapshot("api-2").State?.Text);
            using var client = _stack.CreateApiClient("api-2");
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/health"));

            await visit.RowOf("api-2").GetByRole(AriaRole.Button, new() { Name = "Start resource" }).ClickAsync();

            await visit.HealthyAsync("api-2");
            Assert.Equal("Running", _stack.Snapshot("api-2").State?.Text);
        });
        await Eventually.TrueAsync(
            async token => (await _stack.Site.GetAsync("/api/threads?limit=1", token)).Headers.TryGetValues("X-Served-By", out var servers) && servers.Contains("api-2"),
            "api-2 gets requests again");
    }

    [Fact]
    public async Task Command_ThatHurts_AsksFirst()
    {
        await using var visit = await DashboardVisit.OpenAsync(_stack, _browser);
        var question = visit.Page.GetByText("Drain it?");

        await visit.ChooseAsync("api-1", "Drain", question);

        await visit.Page.GetByText("No", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(question).ToHaveCountAsync(0);
        Assert.DoesNotContain(_stack.Snapshot("api-1").Properties, static property => property.Name == "Rotation" && property.Value as string == "drained");
    }

    [Fact]
    public async Task Crash_OfAContainer_IsShownWithItsCode()
    {
        await using var visit = await DashboardVisit.OpenAsync(_stack, _browser);

        await RestoringAsync("web", async () =>
        {
            await Engine.RunAsync("kill", StackFixture.ContainerId(_stack.App, "web"));

            await Assertions.Expect(visit.StateOf("web")).ToContainTextAsync("Exited");
            await Assertions.Expect(visit.StateOf("web")).ToHaveAccessibleNameAsync(new Regex("137"));
            await visit.RowOf("web").GetByRole(AriaRole.Button, new() { Name = "Start resource" }).ClickAsync();
            await visit.HealthyAsync("web");
        });
        await Eventually.TrueAsync(async token => !(await _stack.Site.GetAsync("/favicon.svg", token)).Headers.Contains("X-Served-By"), "Nginx serves static files again");
    }

    // Whatever fails in between, the next test finds the resource running.
    private async Task RestoringAsync(string resource, Func<Task> test)
    {
        try
        {
            await test();
        }
        finally
        {
            if (_stack.Snapshot(resource).State?.Text != "Running")
            {
                await _stack.CommandAsync(resource, "start");
            }

            using var deadline = new CancellationTokenSource(StackFixture.Patience);
            await _stack.HealthyAsync([resource], deadline.Token);
        }
    }
}
