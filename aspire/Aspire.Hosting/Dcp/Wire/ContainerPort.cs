using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Wire;

/// <summary>A published port.</summary>
internal sealed record ContainerPort(
    [property: JsonPropertyName("containerPort")] int Port,
    int HostPort,
    [property: JsonPropertyName("hostIP")] string HostIp,
    string Protocol = "TCP");
