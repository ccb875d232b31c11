using System.Net;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Endpoints;

/// <summary>An endpoint together with the resource it belongs to, and what follows from the two.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Annotation">The endpoint.</param>
/// <param name="RandomizePorts">Whether the port of a proxied endpoint is to be chosen afresh; one that is said to be without a proxy was insisted on.</param>
internal sealed record ResourceEndpoint(IResource Resource, EndpointAnnotation Annotation, bool RandomizePorts = false)
{
    private static readonly string[] AnyAddress = ["0.0.0.0", "::", "[::]", "*", "+"];

    /// <summary>The port on the host that was asked for; null when any will do.</summary>
    public int? WantedPort
    {
        get
        {
            if (RandomizePorts && Annotation.IsProxied)
            {
                return null;
            }

            // A process listens on what it is reached at: where both are given, the port it listens on is the one that exists.
            var port = Resource.IsContainer() ? Annotation.Port : Annotation.TargetPort ?? Annotation.Port;
            return port is 0 ? null : port;
        }
    }

    /// <summary>The port inside the container; null for a process, which has no port but the host's.</summary>
    public int? ContainerPort => !Resource.IsContainer()
        ? null
        : Annotation.TargetPort ?? throw new DistributedApplicationException($"{this} does not say which port of the container it leads to. Give it a target port.");

    /// <summary>The address that others on this machine use.</summary>
    public string HostAddress => ListensOnAnyAddress ? KnownHostNames.Localhost : Annotation.TargetHost;

    /// <summary>The address that is listened on.</summary>
    public string BindingAddress =>
        ListensOnAnyAddress ? IPAddress.Any.ToString()
        : IPAddress.TryParse(Annotation.TargetHost, out var address) ? address.ToString()
        : IPAddress.Loopback.ToString();

    private bool ListensOnAnyAddress => AnyAddress.Contains(Annotation.TargetHost);

    /// <inheritdoc />
    public override string ToString() => $"The endpoint '{Annotation.Name}' of '{Resource.Name}'";
}
