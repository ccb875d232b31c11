using Microsoft.Playwright;

namespace FooBar.Tests.Functional.Browser;

internal static class PageExtensions
{
    // Chromium drops every connection when the machine's networks change, as they do while other containers come and go.
    private const string NetworkChanged = "ERR_NETWORK_CHANGED";

    private const int Attempts = 10;

    /// <summary>Opens an address; again, if the machine's networks changed meanwhile.</summary>
    public static async Task ReachAsync(this IPage page, string address)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await page.GotoAsync(address);
                return;
            }
            catch (PlaywrightException exception) when (attempt < Attempts && exception.Message.Contains(NetworkChanged, StringComparison.Ordinal))
            {
            }
        }
    }
}
