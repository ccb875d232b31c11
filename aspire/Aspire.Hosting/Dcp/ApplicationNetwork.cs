using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Wire;

namespace Aspire.Hosting.Dcp;

/// <summary>The network that the application's containers share.</summary>
internal sealed class ApplicationNetwork(DcpClient client, string name, bool isPersistent = false)
{
    private const string ObjectName = "application";
    private const int MaxPrefix = 30;

    /// <summary>A name that no other run has: the prefix and eight random characters.</summary>
    public static string NewName(string prefix) => $"{Clean(prefix)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>What a network's name can begin with.</summary>
    public static string Clean(string prefix)
    {
        var text = new StringBuilder();
        foreach (var character in prefix)
        {
            text.Append(char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '-');
        }

        var trimmed = text.ToString().Trim('-');
        return trimmed.Length > MaxPrefix ? trimmed[..MaxPrefix].TrimEnd('-') : trimmed;
    }

    /// <summary>Creates the network and returns when containers can join it.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        using var watch = await client.OpenWatchAsync(DcpKind.Network, cancellationToken);
        var network = new DcpObject<NetworkSpec, NetworkStatus>
        {
            Kind = DcpKind.Network.Name,
            Metadata = new ObjectMetadata { Name = ObjectName },
            Spec = new NetworkSpec(name) { Persistent = isPersistent ? true : null },
        };
        await client.CreateAsync(DcpKind.Network, network, DcpJson.Default.Network, cancellationToken);
        await foreach (var item in DcpClient.ReadWatchAsync(watch, cancellationToken))
        {
            var status = item.Object.Deserialize(DcpJson.Default.Network)?.Status;
            if (status is { IsRunning: true })
            {
                return;
            }

            if (status is { HasFailed: true })
            {
                throw new DistributedApplicationException(
                    $"The container engine could not create the network '{name}': {status.Message ?? status.State}. Where it has no addresses left, remove unused networks: docker network prune");
            }
        }

        throw new DistributedApplicationException($"The orchestrator stopped telling about the network '{name}' before it was created. Start again.");
    }

    /// <summary>Removes the network and returns when it is gone.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        using var watch = await client.OpenWatchAsync(DcpKind.Network, cancellationToken);
        await client.DeleteAsync(DcpKind.Network, ObjectName, cancellationToken);
        await foreach (var item in DcpClient.ReadWatchAsync(watch, cancellationToken))
        {
            if (item.Type == WatchEvent.Deleted)
            {
                return;
            }
        }
    }
}
