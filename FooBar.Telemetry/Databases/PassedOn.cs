using FooBar.Telemetry.Metrics;

namespace FooBar.Telemetry.Databases;

/// <summary>What a metric of the server becomes.</summary>
/// <param name="Instrument">The metric that it is a part of.</param>
/// <param name="Attribute">Which part; null when it is all of it.</param>
/// <param name="Scale">What its values are multiplied by to be in the metric's unit; null when they are.</param>
internal sealed record PassedOn(Instrument Instrument, (string Key, string Value)? Attribute = null, double? Scale = null);
