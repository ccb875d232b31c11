using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.ServiceDefaults;

/// <summary>A service with the defaults, on a port of its own. Its page <c>/</c> tells how it sees the request.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private Task? _stop;

    private TestService(WebApplication app)
    {
        _app = app;
        // What other tests of this process trace is none of the service's business: its requests begin their own traces.
        Client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestService> StartAsync(
        Dictionary<string, string?>? configuration = null,
        Action<WebApplicationBuilder>? configure = null,
        string environment = "Production")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "FooBar.TestService", EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(configuration ?? []);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.AddServiceDefaults();
        configure?.Invoke(builder);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        var app = builder.Build();
        app.MapDefaultEndpoints();
        app.MapGet("/", static (HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host} {context.Connection.RemoteIpAddress}");
        await app.StartAsync();
        return new TestService(app);
    }

    /// <summary>Stops. An answer is there before its request is over; this waits for the latter.</summary>
    public Task StopAsync() => _stop ??= _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await StopAsync();
        await _app.DisposeAsync();
    }
}
