using Microsoft.Playwright;

namespace FooBar.Tests.Functional.Browser;

/// <summary>What people come for, in a browser, through the front door.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
[Trait("Category", "Browser")]
public sealed class JourneyTests(StackFixture stack, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Member_FromRegisteringToSigningOut_GetsEverythingDone(bool javaScript)
    {
        await using var context = await browser.VisitAsync(stack, javaScript: javaScript);
        var page = await context.NewPageAsync();
        var name = $"Member {Guid.NewGuid():N}";
        var word = $"word{Guid.NewGuid():N}";

        await page.ReachAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Register" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync("three plain words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "New thread" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync("A journey");
        await page.GetByLabel("Text").FillAsync($"With **{word}** in it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        Assert.Equal(word, await page.Locator("#preview strong").InnerTextAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the thread" }).ClickAsync();
        Assert.Equal("A journey", await page.Locator("h1").InnerTextAsync());

        await page.GetByLabel("Text").FillAsync("A reply to myself.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post the reply" }).ClickAsync();
        Assert.Contains("#reply-", page.Url, StringComparison.Ordinal);
        await page.Locator(".replies").GetByRole(AriaRole.Link, new() { Name = "Edit or delete" }).ClickAsync();
        await page.GetByLabel("Text").FillAsync("A better reply.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        Assert.Contains("A better reply.", await page.Locator(".replies").InnerTextAsync(), StringComparison.Ordinal);

        await page.ReachAsync("/search");
        await page.GetByLabel("Search the board").FillAsync(word);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        Assert.Equal(word, await page.Locator("mark").First.InnerTextAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Account" }).ClickAsync();
        await page.GetByLabel("Present password").FillAsync("three plain words");
        await page.GetByLabel("New password").FillAsync("four other plain words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        await page.GetByRole(AriaRole.Status).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync("four other plain words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Account" }).WaitForAsync();
    }

    [Fact]
    public async Task Form_TheRolesSwapWhileItIsOpen_IsPosted()
    {
        var title = $"Over a switchover {Guid.NewGuid():N}";
        await using var context = await browser.VisitAsync(stack, javaScript: false);
        var page = await context.NewPageAsync();
        await page.ReachAsync("/threads/new");
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByLabel("Text").FillAsync("Ten minutes of writing.");
        await page.GetByLabel("Your name").FillAsync("Ada");

        // In step it is allowed, which after a start or a failover takes a moment.
        var (primary, replica) = await Replication.RolesAsync(stack);
        await Eventually.TrueAsync(
            async token => (await stack.App.ResourceCommands.ExecuteCommandAsync(primary, "switchover", token)).Success,
            "the sentinel switches over");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the thread" }).ClickAsync();

        Assert.Equal(title, await page.Locator("h1").InnerTextAsync());
        Assert.Equal(1L, await Replication.ScalarAsync(stack, replica, $"SELECT COUNT(*) FROM foobar.threads WHERE title = '{title}'"));
    }

    [Fact]
    public async Task Guest_VotesAndTakesItBack_SeesTheCount()
    {
        await using var author = await browser.VisitAsync(stack, javaScript: false);
        var writing = await author.NewPageAsync();
        await writing.ReachAsync("/threads/new");
        await writing.GetByLabel("Title").FillAsync("Votes");
        await writing.GetByLabel("Text").FillAsync("For a test.");
        await writing.GetByLabel("Your name").FillAsync("Ada");
        await writing.GetByRole(AriaRole.Button, new() { Name = "Start the thread" }).ClickAsync();
        await writing.Locator("h1").WaitForAsync();

        // Somebody else may be served by the replica.
        await Replication.CaughtUpAsync(stack);
        await using var voter = await browser.VisitAsync(stack, javaScript: false);
        var page = await voter.NewPageAsync();
        await page.ReachAsync(writing.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Vote for this thread, 0 so far" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vote for this thread, 1 so far", Pressed = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Vote for this thread, 0 so far", Pressed = false }).WaitForAsync();
    }

    [Fact]
    public async Task StatusPage_WithJavaScript_FollowsByItself()
    {
        await using var context = await browser.VisitAsync(stack);
        var page = await context.NewPageAsync();
        await page.ReachAsync("/status");
        var time = await page.Locator("#live time").First.GetAttributeAsync("datetime");

        await page.WaitForFunctionAsync("time => document.querySelector('#live time').dateTime !== time", time);
        Assert.Contains("mysql-2", await page.Locator("#live").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keyboard_FirstTab_SkipsToTheContent()
    {
        await using var context = await browser.VisitAsync(stack);
        var page = await context.NewPageAsync();
        await page.ReachAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        Assert.EndsWith("#content", page.Url, StringComparison.Ordinal);
    }
}
