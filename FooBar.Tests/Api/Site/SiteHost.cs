using System.Net;

using FooBar.Api.Site;
using FooBar.Api.Visitors;
using FooBar.Web.Discussions;
using FooBar.Web.Journey;
using FooBar.Web.Search;
using FooBar.Web.Visitors;

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

    internal InMemoryBoard Board => _app.Services.GetRequiredService<InMemoryBoard>();

    /// <summary>A visitor with cookies of their own, who does not follow redirects, and whose browser says that it is on a page of this site.</summary>
    public HttpClient CreateVisitor()
    {
        var visitor = CreateProgram();
        visitor.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return visitor;
    }

    /// <summary>The same without a browser.</summary>
    public HttpClient CreateProgram() =>
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
        builder.Services.AddSingleton<InMemoryBoard>();
        builder.Services.AddSingleton<IDiscussions>(Board).AddSingleton<IPostChanges>(Board).AddSingleton<IThreadIndex>(Board).AddSingleton<ISearch>(Board);
        builder.Services.AddScoped<IVisitors, CookieVisitors>();
        builder.Services.AddSingleton<IJourney, FixedJourney>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();

        var app = builder.Build();
        app.UseSite();
        return app;

        static InMemoryBoard Board(IServiceProvider services) => services.GetRequiredService<InMemoryBoard>();
    }
}
