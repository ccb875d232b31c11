using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
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

    /// <summary>
    /// The address that a process must listen on for containers to reach it, and for nobody beyond this machine: the gateway of the engine's
    /// bridge where the engine is native, localhost where it runs in a machine of its own, as Docker Desktop does. Setting <c>Api:Address</c>
    /// overrides it.
    /// </summary>
    public static string GetHostAddress(IConfiguration configuration)
    {
        if (configuration["Api:Address"] is { Length: > 0 } address)
        {
            return address;
        }

        var gateway = ParseGateway(Inspect("{{range .IPAM.Config}}{{println .Gateway}}{{end}}"));

        // An engine that has not been restarted since it made the bridge does not tell its gateway; the bridge's own address is the same.
        return (gateway is not null && IsOfThisMachine(gateway) ? gateway : AddressOf(Inspect("""{{index .Options "com.docker.network.bridge.name"}}""").Trim()))?.ToString() ?? "localhost";
    }

    /// <summary>The address in what the engine says of its bridge: one line for each of the bridge's subnets, perhaps empty.</summary>
    internal static IPAddress? ParseGateway(string inspection) => inspection
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(static line => IPAddress.TryParse(line, out var address) ? address : null)
        .FirstOrDefault(static address => address?.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork);

    private static string Inspect(string format)
    {
        var start = new ProcessStartInfo("docker") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["network", "inspect", "bridge", "--format", format])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var docker = Process.Start(start)!;
            docker.ErrorDataReceived += static (_, _) => { };
            docker.BeginErrorReadLine();
            var output = docker.StandardOutput.ReadToEnd();
            docker.WaitForExit();
            return docker.ExitCode == 0 ? output : "";
        }
        catch (Win32Exception)
        {
            // No docker command. That the containers cannot run then is said where they are started.
            return "";
        }
    }

    private static IPAddress? AddressOf(string card) => NetworkInterface.GetAllNetworkInterfaces()
        .Where(candidate => candidate.Name == card)
        .SelectMany(static card => card.GetIPProperties().UnicastAddresses)
        .Select(static unicast => unicast.Address)
        .FirstOrDefault(static address => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork);

    private static bool IsOfThisMachine(IPAddress address) => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(static card => card.GetIPProperties().UnicastAddresses)
        .Any(unicast => unicast.Address.Equals(address));
}
