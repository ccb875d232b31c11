using System.Text.Json;
using FooBar.Telemetry.Containers;

namespace FooBar.Tests.Telemetry.Containers;

public sealed class ContainerUsageTests
{
    // What an engine answers, shortened: with the first version of control groups and with the second.
    private const string First =
        """
        {"pids_stats":{"current":12},
         "blkio_stats":{"io_service_bytes_recursive":[{"major":8,"minor":0,"op":"Read","value":1000},{"major":8,"minor":0,"op":"Write","value":2000},{"major":8,"minor":16,"op":"Write","value":1},{"major":8,"minor":0,"op":"Total","value":3001}]},
         "cpu_stats":{"cpu_usage":{"total_usage":1500000000,"usage_in_kernelmode":1,"usage_in_usermode":2}},
         "memory_stats":{"usage":5000,"stats":{"total_inactive_file":1200,"inactive_file":1},"limit":99999},
         "networks":{"eth0":{"rx_bytes":10,"tx_bytes":20},"eth1":{"rx_bytes":1,"tx_bytes":2}}}
        """;

    private const string Second =
        """
        {"pids_stats":{"current":3},
         "blkio_stats":{"io_service_bytes_recursive":[{"major":8,"minor":0,"op":"read","value":7},{"major":8,"minor":0,"op":"write","value":8}]},
         "cpu_stats":{"cpu_usage":{"total_usage":100}},
         "memory_stats":{"usage":300,"stats":{"inactive_file":100}}}
        """;

    [Fact]
    public void Read_FirstControlGroups_AddsDisksAndNetworks() =>
        Assert.Equal(new ContainerUsage(TimeSpan.FromSeconds(1.5), 3800, 12, 1000, 2001, 11, 22), Read(First));

    [Fact]
    public void Read_SecondControlGroupsWithoutANetwork_HasWhatThereIs() =>
        Assert.Equal(new ContainerUsage(TimeSpan.FromTicks(1), 200, 3, 7, 8, 0, 0), Read(Second));

    [Theory]
    [InlineData("""{"memory_stats":{},"cpu_stats":{},"blkio_stats":{"io_service_bytes_recursive":null}}""")]
    [InlineData("{}")]
    public void Read_StoppedContainer_IsNone(string statistics) => Assert.Null(Read(statistics));

    [Fact]
    public void ToMetrics_TwoContainers_AreTwoResources()
    {
        var message = ContainerMetrics.ToMetrics([("lb", Read(First)!), ("web", Read(Second)!)], started: 1, now: 2);

        Assert.Equal(["lb", "web"], message.ResourceMetrics.Select(static resource => resource.Resource.Attributes.Single().Value.StringValue));
        var metrics = message.ResourceMetrics[0].ScopeMetrics.Single().Metrics;
        Assert.Equal(1.5, metrics.Single(static metric => metric.Name == "container.cpu.time").Sum.DataPoints.Single().AsDouble);
        Assert.Equal(["read 1000", "write 2001"], metrics.Single(static metric => metric.Name == "container.disk.io").Sum.DataPoints.Select(static point => $"{point.Attributes.Single().Value.StringValue} {point.AsInt}"));
        Assert.False(metrics.Single(static metric => metric.Name == "container.memory.usage").Sum.IsMonotonic);
    }

    private static ContainerUsage? Read(string statistics)
    {
        using var document = JsonDocument.Parse(statistics);
        return ContainerUsage.Read(document.RootElement);
    }
}
