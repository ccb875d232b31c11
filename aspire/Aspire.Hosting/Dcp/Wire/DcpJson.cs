using System.Text.Json.Serialization;

namespace Aspire.Hosting.Dcp.Wire;

/// <summary>Reads and writes the API's documents without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DcpObject<ContainerSpec, ContainerStatus>), TypeInfoPropertyName = "Container")]
[JsonSerializable(typeof(DcpObject<ExecutableSpec, ExecutableStatus>), TypeInfoPropertyName = "Executable")]
[JsonSerializable(typeof(DcpObject<NetworkSpec, NetworkStatus>), TypeInfoPropertyName = "Network")]
[JsonSerializable(typeof(ObjectList<DcpObject<ContainerSpec, ContainerStatus>>), TypeInfoPropertyName = "Containers")]
[JsonSerializable(typeof(ObjectList<DcpObject<ExecutableSpec, ExecutableStatus>>), TypeInfoPropertyName = "Executables")]
[JsonSerializable(typeof(ObjectList<DcpObject<NetworkSpec, NetworkStatus>>), TypeInfoPropertyName = "Networks")]
[JsonSerializable(typeof(WatchEvent))]
[JsonSerializable(typeof(ApiStatus))]
[JsonSerializable(typeof(ExecutionDocument))]
[JsonSerializable(typeof(StopPatch))]
internal sealed partial class DcpJson : JsonSerializerContext;
