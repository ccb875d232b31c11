using System.Text.Json;
using Aspire.Hosting.Dcp.Mapping;
using Aspire.Hosting.Dcp.Wire;
using Aspire.Hosting.Orchestration.Runtime;

namespace FooBar.Tests.Aspire.Dcp;

public sealed class StatusMappingTests
{
    [Theory]
    [InlineData(null, "Starting")]
    [InlineData("", "Starting")]
    [InlineData("Pending", "Starting")]
    [InlineData("Building", "Starting")]
    [InlineData("Starting", "Starting")]
    [InlineData("Running", "Running")]
    [InlineData("Paused", "Running")]
    [InlineData("Stopping", "Stopping")]
    [InlineData("Exited", "Exited")]
    [InlineData("FailedToStart", "FailedToStart")]
    [InlineData("RuntimeUnhealthy", "RuntimeUnhealthy")]
    [InlineData("Unknown", "Unknown")]
    [InlineData("SomethingNew", "Unknown")]
    public void OfContainer_State_IsMapped(string? state, string expected) =>
        Assert.Equal(expected, StatusMapping.OfContainer("c", new ContainerStatus { State = state }, isBeingDeleted: false).State.ToString());

    [Theory]
    [InlineData(null, "Starting")]
    [InlineData("", "Starting")]
    [InlineData("Starting", "Starting")]
    [InlineData("Running", "Running")]
    [InlineData("Stopping", "Stopping")]
    [InlineData("Finished", "Exited")]
    [InlineData("Terminated", "Exited")]
    [InlineData("FailedToStart", "FailedToStart")]
    [InlineData("Unknown", "Unknown")]
    public void OfProcess_State_IsMapped(string? state, string expected) =>
        Assert.Equal(expected, StatusMapping.OfProcess("p", new ExecutableStatus { State = state }, isBeingDeleted: false).State.ToString());

    [Fact]
    public void OfContainer_BeingDeletedWhileItRuns_IsStopping() =>
        Assert.Equal(WorkloadState.Stopping, StatusMapping.OfContainer("c", new ContainerStatus { State = "Running" }, isBeingDeleted: true).State);

    [Theory]
    [InlineData("Exited", 137, 137)]
    [InlineData("Exited", -1, null)]
    [InlineData("Running", -1, null)]
    [InlineData("Running", 0, null)]
    public void OfContainer_ExitCode_IsThereOnceKnown(string state, int code, int? expected) =>
        Assert.Equal(expected, StatusMapping.OfContainer("c", new ContainerStatus { State = state, ExitCode = code }, isBeingDeleted: false).ExitCode);

    [Fact]
    public void OfContainer_DocumentOfTheApi_IsReadWhole()
    {
        const string Document = """
            {"apiVersion":"usvc-dev.developer.microsoft.com/v1","kind":"Container","metadata":{"name":"web","uid":"0d0243f5","resourceVersion":"42","creationTimestamp":"2026-11-22T19:19:07Z"},
             "spec":{"image":"nginx","containerName":"Web","networks":[{"name":"x"}]},
             "status":{"state":"Exited","containerId":"439eda","startupTimestamp":"2026-11-22T19:19:11.210985Z","finishTimestamp":"2026-11-22T19:19:14.252251Z","exitCode":3,"healthStatus":"Caution"}}
            """;
        var value = JsonSerializer.Deserialize(Document, DcpJson.Default.Container)!;
        var status = StatusMapping.OfContainer("Web", value.Status, isBeingDeleted: false);

        Assert.Equal(42, value.Metadata.Version);
        Assert.Equal(
            new WorkloadStatus("Web", WorkloadState.Exited)
            {
                ContainerId = "439eda",
                ExitCode = 3,
                StartedAt = new DateTimeOffset(2026, 11, 22, 19, 19, 11, 210, 985, TimeSpan.Zero),
                FinishedAt = new DateTimeOffset(2026, 11, 22, 19, 19, 14, 252, 251, TimeSpan.Zero),
                EffectiveArguments = status.EffectiveArguments,
                EffectiveEnvironment = status.EffectiveEnvironment,
            },
            status);
    }

    [Fact]
    public void OfProcess_DocumentWithoutTimes_IsRead()
    {
        var value = JsonSerializer.Deserialize("""{"metadata":{"name":"p"},"status":{"executionID":"","state":"","startupTimestamp":null,"finishTimestamp":null}}""", DcpJson.Default.Executable)!;

        Assert.Equal(WorkloadState.Starting, StatusMapping.OfProcess("p", value.Status, isBeingDeleted: false).State);
    }
}
