using FooBar.Telemetry.Metrics;

namespace FooBar.Telemetry.Containers;

/// <summary>The metrics of a container.</summary>
internal static class ContainerInstruments
{
    public static readonly Instrument Processor = new("container.cpu.time", "s", InstrumentKind.Counter, "Processor time that the container has used.");

    public static readonly Instrument Memory = new("container.memory.usage", "By", InstrumentKind.UpDownCounter, "Memory that the container uses, without the cached files that can be dropped at once.");

    public static readonly Instrument Disk = new("container.disk.io", "By", InstrumentKind.Counter, "Bytes that the container has read from disks and written to them.");

    public static readonly Instrument Network = new("container.network.io", "By", InstrumentKind.Counter, "Bytes that the container has received and sent.");

    public static readonly Instrument Processes = new("foobar.container.threads", "{thread}", InstrumentKind.UpDownCounter, "Threads of the container's processes.");
}
