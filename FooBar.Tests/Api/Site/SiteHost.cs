using System.Net;

using FooBar.Api.Accounts;
using FooBar.Api.Limits;
using FooBar.Api.Site;
using FooBar.Web.Discussions;
using FooBar.Web.Journey;
using FooBar.Web.Moderation;
using FooBar.Web.Search;
using FooBar.Web.Status;
using FooBar.Web.Status.History;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Api.Site;

/// <summary>The website with its real pages, API and pipeline on a real socket, over a board in memory.</summary>
public class SiteHost : IAsyncLifetime
{
    private readonly WebApplication _app;

    public SiteHost() => _app = Create(Settings);

    /// <summary>A site with settings of its own.</summary>
    internal SiteHost(Dictionary<string, string?> settings) => _app = Create(settings);

    internal InMemoryBoard Board => _app.Services.GetRequiredService<InMemoryBoard>();

    internal InMemoryAccounts Accounts => _app.Services.GetRequiredService<InMemoryAccounts>();

    /// <summary>Configuration that differs from what a developer has.</summary>
    private protected virtual Dictionary<string, string?> Settings => [];

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

    private static WebApplication Create(Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "FooBar.Api",
            EnvironmentName = Environments.Development,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddSite();
        builder.Services.AddSingleton<InMemoryBoard>();
        builder.Services.AddSingleton<IDiscussions>(Board).AddSingleton<IPostChanges>(Board).AddSingleton<IThreadIndex>(Board).AddSingleton<ISearch>(Board);
        builder.Services.AddSingleton<InMemoryAccounts>();
        builder.Services.AddSingleton<IAccountStore>(Members).AddSingleton<IAttemptCounter>(Members).AddSingleton<IModeration>(Members);
        builder.Services.AddSingleton<IJourney, FixedJourney>();
        builder.Services.AddSingleton<IStackStatus, FixedStatus>().AddSingleton<IStackHistory, FixedHistory>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();

        var app = builder.Build();
        app.UseSite();
        return app;

        static InMemoryAccounts Members(IServiceProvider services) => services.GetRequiredService<InMemoryAccounts>();

        static InMemoryBoard Board(IServiceProvider services) => services.GetRequiredService<InMemoryBoard>();
    }
}
