using System.Text.Json.Serialization;

namespace FooBar.Api.Status.Alerts;

/// <summary>Reads Alertmanager's answers.</summary>
[JsonSerializable(typeof(AlertmanagerAlert[]))]
internal sealed partial class AlertmanagerJson : JsonSerializerContext;
