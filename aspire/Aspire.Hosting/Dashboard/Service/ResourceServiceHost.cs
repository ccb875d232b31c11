using System.Net;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Service;

/// <summary>
/// Serves <see cref="ResourceService"/> on a web server of its own, inside the application host's process, on the loopback
/// address and for holders of the key only.
/// </summary>
internal sealed class ResourceServiceHost(
    DashboardOptions options,
    ResourceFeed feed,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    ResourceCommandService commands,
    ILoggerFactory loggerFactory,
    ILogger<ResourceServiceHost> logger) : BackgroundService
{
    // Requests hold a few names; whatever is larger is none of the dashboard's.
    private const int MaximumRequestSize = 64 * 1024;

    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where the service listens, once it does.</summary>
    public Task<Uri> Address => _address.Task;

    // In the background: the application's own start does not wait for the web server.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var application = Build();
            await application.StartAsync(stoppingToken);
            _address.SetResult(new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await application.StopAsync(CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _address.TrySetCanceled(stoppingToken);
        }
        catch (Exception exception)
        {
            // Without a dashboard the application still does its work.
            _address.TrySetException(exception);
            ResourceServiceLog.NotListening(logger, exception.Message, DashboardConfiguration.ResourceServiceUrlKey);
        }
    }

    private WebApplication Build()
    {
        // Empty, so that nothing that configures the application host's environment configures this server too.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddSingleton(loggerFactory);
        builder.Services.AddSingleton(ApplicationInformation.FromHostName(options.ApplicationName));
        builder.Services.AddSingleton(feed);
        builder.Services.AddSingleton(notifications);
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton(commands);
        builder.Services.AddSingleton<ResourceService>();
        builder.Services.AddRouting();
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = MaximumRequestSize);

        var application = builder.Build();
        application.Use(new ApiKeyGate(options.ResourceServiceApiKey).InvokeAsync);
        application.UseRouting();
        application.MapGrpcService<ResourceService>();
        return application;
    }

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;

        // A browser's machine that vanished is noticed, and its calls end.
        kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(20);
        kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);

        var url = options.ResourceServiceUrl ?? new Uri("http://127.0.0.1:0");
        if (url.Scheme != Uri.UriSchemeHttp || !url.IsLoopback)
        {
            throw new DistributedApplicationException(
                $"{url} cannot carry the resource service: it speaks http on this machine's loopback address only. Set {DashboardConfiguration.ResourceServiceUrlKey} to such an address.");
        }

        var address = IPAddress.TryParse(url.Host.Trim('[', ']'), out var parsed) ? parsed : IPAddress.Loopback;
        kestrel.Listen(address, url.Port, listen => listen.Protocols = HttpProtocols.Http2);
    }
}
