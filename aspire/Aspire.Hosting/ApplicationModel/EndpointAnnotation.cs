using System.Diagnostics;
using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address a resource listens on.</summary>
[DebuggerDisplay("Endpoint {Name}")]
public sealed class EndpointAnnotation : IResourceAnnotation
{
    private static readonly string[] HttpSchemes = ["http", "https"];
    private int? _port;
    private int? _targetPort;
    private bool _portIsUnknown;
    private bool _targetPortIsUnknown;
    private string? _transport;
    private bool? _tlsEnabled;

    /// <summary>Describes an endpoint.</summary>
    /// <param name="protocol">TCP or UDP.</param>
    /// <param name="uriScheme">The scheme of its address; null for the protocol's name.</param>
    /// <param name="transport">What is spoken: <c>http</c>, <c>http2</c>, <c>tcp</c> and the like; null for what the scheme says.</param>
    /// <param name="name">Its name, unique in the resource; null for the scheme.</param>
    /// <param name="port">The port that others connect to; null for any free one.</param>
    /// <param name="targetPort">The port that the resource listens on; null for the same or any.</param>
    /// <param name="isExternal">Whether it is meant for callers outside the application.</param>
    /// <param name="isProxied">Whether the orchestrator listens on <paramref name="port"/> and forwards; null for yes.</param>
    public EndpointAnnotation(
        ProtocolType protocol,
        string? uriScheme = null,
        string? transport = null,
        string? name = null,
        int? port = null,
        int? targetPort = null,
        bool? isExternal = null,
        bool? isProxied = null)
    {
        Protocol = protocol;
        UriScheme = uriScheme ?? ProtocolName(protocol);
        Name = name ?? UriScheme;
        ModelName.Validate("endpoint", Name);
        _transport = transport;
        _port = port;
        _targetPort = targetPort;
        IsExternal = isExternal ?? false;
        IsProxied = isProxied ?? true;
    }

    /// <summary>Its name, unique in the resource.</summary>
    public string Name { get; set; }

    /// <summary>TCP or UDP.</summary>
    public ProtocolType Protocol { get; set; }

    /// <summary>The port that others connect to; null for any free one. Without a proxy it defaults to <see cref="TargetPort"/>.</summary>
    public int? Port
    {
        get => _port ?? (IsProxied || _portIsUnknown ? null : _targetPort);
        set
        {
            _port = value;
            _portIsUnknown = value is null;
        }
    }

    /// <summary>The port that the resource listens on; null for any. Without a proxy it defaults to <see cref="Port"/>.</summary>
    public int? TargetPort
    {
        get => _targetPort ?? (IsProxied || _targetPortIsUnknown ? null : _port);
        set
        {
            _targetPort = value;
            _targetPortIsUnknown = value is null;
        }
    }

    /// <summary>The scheme of its address.</summary>
    public string UriScheme { get; set; }

    /// <summary>The host that the resource listens on: <c>localhost</c>, an address of this machine, or <c>*</c> and <c>0.0.0.0</c> for all of them.</summary>
    public string TargetHost { get; set; } = KnownHostNames.Localhost;

    /// <summary>What is spoken.</summary>
    public string Transport
    {
        get => _transport ?? (HttpSchemes.Contains(UriScheme, StringComparer.OrdinalIgnoreCase) ? "http" : ProtocolName(Protocol));
        set => _transport = value;
    }

    /// <summary>Whether it is meant for callers outside the application.</summary>
    public bool IsExternal { get; set; }

    /// <summary>Whether the orchestrator listens on <see cref="Port"/> and forwards to the resource.</summary>
    public bool IsProxied { get; set; }

    /// <summary>Whether a reference to the whole resource leaves this endpoint out.</summary>
    public bool ExcludeReferenceEndpoint { get; set; }

    /// <summary>Whether TLS is spoken; follows the scheme unless set.</summary>
    public bool TlsEnabled
    {
        get => _tlsEnabled ?? string.Equals(UriScheme, "https", StringComparison.OrdinalIgnoreCase);
        set => _tlsEnabled = value;
    }

    /// <summary>Where it is reached from this machine, once that is known.</summary>
    public AllocatedEndpoint? AllocatedEndpoint
    {
        get => AllAllocatedEndpoints.TryGetAllocatedEndpoint(KnownNetworkIdentifiers.LocalhostNetwork, out var endpoint) ? endpoint : null;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(KnownNetworkIdentifiers.LocalhostNetwork, value);
        }
    }

    /// <summary>Where it is reached, by network.</summary>
    internal NetworkEndpointSnapshotList AllAllocatedEndpoints { get; } = new();

    private static string ProtocolName(ProtocolType protocol) => protocol == ProtocolType.Udp ? "udp" : "tcp";
}
