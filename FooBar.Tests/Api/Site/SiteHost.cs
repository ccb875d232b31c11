using System.Net;

using FooBar.Api.Site;
using FooBar.Web.Discussions;
using FooBar.Web.Journey;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Api.Site;

/// <summary>The website with its real pages, API and pipeline on a real socket, over a board in memory.</summary>
public sealed class SiteHost : IAsyncLifetime
{
    private readonly WebApplication _app = Create();

    internal InMemoryBoard Board => (InMemoryBoard)_app.Services.GetRequiredService<IDiscussions>();

    /// <summary>A visitor with cookies of their own, who does not follow redirects.</summary>
    public HttpClient CreateVisitor() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(_app.Urls.First()) };

    public Task InitializeAsync() => _app.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static WebApplication Create()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "FooBar.Api",
            EnvironmentName = Environments.Development,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddSite();
        builder.Services.AddSingleton<IDiscussions, InMemoryBoard>();
        builder.Services.AddSingleton<IJourney, FixedJourney>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();

        var app = builder.Build();
        app.UseSite();
        return app;
    }
}
