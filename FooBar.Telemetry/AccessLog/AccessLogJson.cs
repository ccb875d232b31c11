using System.Text.Json.Serialization;

namespace FooBar.Telemetry.AccessLog;

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(HAProxyLine))]
[JsonSerializable(typeof(NginxLine))]
internal sealed partial class AccessLogJson : JsonSerializerContext;
