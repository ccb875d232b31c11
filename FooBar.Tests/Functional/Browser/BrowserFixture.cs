using Microsoft.Playwright;

namespace FooBar.Tests.Functional.Browser;

/// <summary>A Chromium that has no window: the machine's own, for Playwright's is not to be had everywhere.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Setting = "FOOBAR_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = ["--disable-gpu"], Timeout = (float)StackFixture.Patience.TotalMilliseconds });
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Somebody with cookies of their own and nothing in the cache.</summary>
    internal async Task<IBrowserContext> VisitAsync(StackFixture stack, ColorScheme scheme = ColorScheme.Light, bool javaScript = true)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = stack.Site.BaseAddress!.ToString(),
            ColorScheme = scheme,
            IgnoreHTTPSErrors = true,
            JavaScriptEnabled = javaScript,
        });
        context.SetDefaultTimeout((float)StackFixture.Patience.TotalMilliseconds);
        return context;
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } set)
        {
            return set;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"The browser tests need Chromium or Chrome, and none is on the PATH. Install it (Debian: apt-get install chromium), name it in {Setting}, or leave these tests out with --filter Category!=Browser.");
    }
}
