using FooBar.Telemetry.Host;

namespace FooBar.Tests.Telemetry.Host;

public sealed class HostReadingTests
{
    [Fact]
    public void ProcessorTimes_FirstLineOfStat_AddsUpModes() => Assert.Equal(
        new ProcessorTimes(TimeSpan.FromSeconds(1.2), TimeSpan.FromSeconds(6.9), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5)),
        ProcessorTimes.Read("cpu  100 20 600 300 400 70 20 500 0 0"));

    [Theory]
    [InlineData("cpu0 1 2 3 4 5 6 7 8 9 10")]
    [InlineData("")]
    public void ProcessorTimes_AnotherLine_IsNone(string line) => Assert.Null(ProcessorTimes.Read(line));

    [Fact]
    public void MemoryState_Meminfo_IsInBytes() =>
        Assert.Equal(new MemoryState(4096, 1024), MemoryState.Read(["MemTotal:              4 kB", "MemFree:               0 kB", "MemAvailable:          1 kB"]));

    [Fact]
    public void MemoryState_LineMissing_IsNone() => Assert.Null(MemoryState.Read(["MemTotal:              4 kB"]));
}
