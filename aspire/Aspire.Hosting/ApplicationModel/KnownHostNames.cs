namespace Aspire.Hosting.ApplicationModel;

/// <summary>Host names with a fixed meaning.</summary>
public static class KnownHostNames
{
    /// <summary>This machine, from itself.</summary>
    public const string Localhost = "localhost";

    /// <summary>This machine, from a container.</summary>
    public const string DockerDesktopHostBridge = "host.docker.internal";
}
