namespace Aspire.Hosting.Orchestration.Runtime;

/// <summary>A container's port, published on the host.</summary>
/// <param name="ContainerPort">The port inside the container.</param>
/// <param name="HostPort">The port on the host.</param>
/// <param name="HostAddress">The host's address it is published on.</param>
internal sealed record PortBinding(int ContainerPort, int HostPort, string HostAddress = "127.0.0.1");
