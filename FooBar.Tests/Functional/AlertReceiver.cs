using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using FooBar.AppHost.Networking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Functional;

/// <summary>A webhook that containers reach: keeps what Alertmanager tells.</summary>
internal sealed class AlertReceiver : IDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Name, string Server, string Status)> _told = new();

    public AlertReceiver()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Logging.ClearProviders();
        var address = DockerBridge.GetHostAddress(new ConfigurationBuilder().Build());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.TryParse(address, out var bridge) ? bridge : IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(ReceiveAsync);
        _app.StartAsync().GetAwaiter().GetResult();
        AddressForContainers = new($"http://{DockerBridge.HostName}:{new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port}/alerts");
    }

    /// <summary>The address under which a container finds it.</summary>
    public Uri AddressForContainers { get; }

    /// <summary>Whether it refuses to be told.</summary>
    public bool Refuses { get; set; }

    /// <summary>What was told last of an alert about a server: firing or resolved; null if it never was told.</summary>
    public string? LastOf(string name, string server) => _told.LastOrDefault(told => told.Name == name && told.Server == server).Status;

    /// <inheritdoc />
    public void Dispose() => _app.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task ReceiveAsync(HttpContext context)
    {
        if (Refuses)
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return;
        }

        var message = await JsonNode.ParseAsync(context.Request.Body);
        foreach (var alert in message!["alerts"]!.AsArray())
        {
            var labels = alert!["labels"]!;
            _told.Enqueue(((string)labels["alertname"]!, (string?)labels["server"] ?? "", (string)alert["status"]!));
        }
    }
}
