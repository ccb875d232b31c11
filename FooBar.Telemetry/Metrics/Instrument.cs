namespace FooBar.Telemetry.Metrics;

/// <summary>A metric that this worker sends for another program.</summary>
/// <param name="Name">Its name, from the OpenTelemetry conventions where they have one.</param>
/// <param name="Unit">Its unit, as UCUM writes it.</param>
/// <param name="Kind">How its values relate.</param>
/// <param name="Description">What it means.</param>
internal sealed record Instrument(string Name, string Unit, InstrumentKind Kind, string Description);
