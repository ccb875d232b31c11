using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using FooBar.AppHost.Engine;
using Microsoft.Extensions.Configuration;

namespace FooBar.AppHost.Networking;

/// <summary>How containers and the processes of this machine meet.</summary>
internal static class DockerBridge
{
    /// <summary>The name by which a container knows this machine.</summary>
    public const string HostName = "host.docker.internal";

    /// <summary>Gives a container that name on every engine; Docker Desktop has it anyway.</summary>
    public static IResourceBuilder<T> WithHostName<T>(this IResourceBuilder<T> builder)
        where T : ContainerResource => builder.WithContainerRuntimeArgs("--add-host", $"{HostName}:host-gateway");

    // The engine is asked once: it does not change while this process lives.
    private static readonly Lazy<string> BridgeAddress = new(static () =>
        InspectBridgeName() is { } bridge && FindAddress(bridge) is { } address ? address.ToString() : "localhost");

    /// <summary>
    /// The address that a process must listen on for containers to reach it, and for nobody beyond this machine: that of the engine's
    /// bridge where the engine is native, localhost where it runs in a machine of its own, as Docker Desktop does. Setting <c>Api:Address</c>
    /// overrides it.
    /// </summary>
    public static string GetHostAddress(IConfiguration configuration) =>
        configuration["Api:Address"] is { Length: > 0 } address ? address : BridgeAddress.Value;

    /// <summary>The IPv4 address of a network interface of this machine.</summary>
    internal static IPAddress? FindAddress(string networkInterface) => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.Name == networkInterface)
        .SelectMany(static card => card.GetIPProperties().UnicastAddresses)
        .Select(static unicast => unicast.Address)
        .FirstOrDefault(static address => address.AddressFamily == AddressFamily.InterNetwork);

    private static string? InspectBridgeName() =>
        DockerCommand.Run("network", "inspect", "bridge", "--format", """{{index .Options "com.docker.network.bridge.name"}}""");
}
