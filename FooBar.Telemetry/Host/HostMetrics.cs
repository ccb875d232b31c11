using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace FooBar.Telemetry.Host;

/// <summary>
/// The processors, the memory and the disk of the machine that the stack shares. Its containers have no disks of their own: their layers and
/// volumes lie in one file system, and it is this one that fills up. Elsewhere than on Linux only the disk is told.
/// </summary>
internal sealed class HostMetrics(IMeterFactory meters, IOptions<TelemetryOptions> options) : IHostedService
{
    private const string Processors = "/proc/stat";
    private const string Memory = "/proc/meminfo";

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create("FooBar.Telemetry.Host");
        meter.CreateObservableCounter("system.cpu.time", ReadProcessors, "s", "Time of the machine's processors, by mode.");
        meter.CreateObservableUpDownCounter("system.memory.usage", ReadMemory, "By", "Memory of the machine, by state.");
        meter.CreateObservableUpDownCounter("system.filesystem.usage", ReadDisk, "By", "The file system of the container engine's images, layers and volumes, by state.");
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IEnumerable<Measurement<double>> ReadProcessors() =>
        File.Exists(Processors) && File.ReadLines(Processors).FirstOrDefault() is { } line && ProcessorTimes.Read(line) is { } times
            ?
            [
                Mode(times.User, "user"),
                Mode(times.System, "system"),
                Mode(times.Idle, "idle"),
                Mode(times.Wait, "iowait"),
                Mode(times.Steal, "steal"),
            ]
            : [];

    private static IEnumerable<Measurement<long>> ReadMemory() =>
        File.Exists(Memory) && MemoryState.Read(File.ReadLines(Memory)) is { } memory
            ? [State("system.memory.state", memory.Total - memory.Available, "used"), State("system.memory.state", memory.Available, "free")]
            : [];

    private IEnumerable<Measurement<long>> ReadDisk()
    {
        var folder = options.Value.EngineFolder;
        var disk = new DriveInfo(Directory.Exists(folder) ? folder : AppContext.BaseDirectory);
        return disk.IsReady
            ?
            [
                State("system.filesystem.state", disk.TotalSize - disk.TotalFreeSpace, "used"),
                State("system.filesystem.state", disk.AvailableFreeSpace, "free"),
                State("system.filesystem.state", disk.TotalFreeSpace - disk.AvailableFreeSpace, "reserved"),
            ]
            : [];
    }

    private static Measurement<double> Mode(TimeSpan time, string mode) => new(time.TotalSeconds, new KeyValuePair<string, object?>("cpu.mode", mode));

    private static Measurement<long> State(string key, long bytes, string state) => new(bytes, new KeyValuePair<string, object?>(key, state));
}
