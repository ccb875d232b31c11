using System.Net;

namespace FooBar.Tests.Api.Site;

/// <summary>The page of the past, with Prometheus and without.</summary>
public sealed class HistoryTests
{
    [Theory]
    [InlineData(null, "", "08:09 UTC", "now 40,000, at most 40,000", "unknown", "1 Jan 08:39 UTC", "class=\"event\" d=\"M300V")]
    [InlineData(null, "?range=week", "Thu 1 Jan", "Nothing is known yet", "None in this time")]
    [InlineData("away", "", "Prometheus does not answer")]
    [InlineData("none", "", "runs without monitoring")]
    public async Task HistoryPage_WhateverIsKept_SaysSo(string? history, string query, params string[] expected)
    {
        var host = new SiteHost(new() { ["History"] = history });
        await host.InitializeAsync();
        try
        {
            using var visitor = host.CreateVisitor();
            using var response = await visitor.GetAsync(new Uri($"/status/history{query}", UriKind.Relative));
            var page = await response.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True(response.Headers.CacheControl?.NoStore);
            Assert.All(expected, text => Assert.Contains(text, page, StringComparison.Ordinal));
        }
        finally
        {
            await host.DisposeAsync();
        }
    }
}
