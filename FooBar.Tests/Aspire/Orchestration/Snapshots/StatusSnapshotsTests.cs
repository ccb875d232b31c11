using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Evaluation;
using Aspire.Hosting.Orchestration.Runtime;
using Aspire.Hosting.Orchestration.Snapshots;

namespace FooBar.Tests.Aspire.Orchestration.Snapshots;

public sealed class StatusSnapshotsTests
{
    private static readonly CustomResourceSnapshot Empty = new() { ResourceType = "Container", Properties = [] };

    [Theory]
    [InlineData("Starting", "Starting", "Starting", null)]
    [InlineData("Running", "Running", "Running", null)]
    [InlineData("Stopping", "Stopping", "Stopping", null)]
    [InlineData("Exited", "Exited", "Finished", null)]
    [InlineData("FailedToStart", "FailedToStart", "FailedToStart", "error")]
    [InlineData("RuntimeUnhealthy", "RuntimeUnhealthy", "RuntimeUnhealthy", null)]
    [InlineData("Unknown", "Unknown", "Unknown", null)]
    public void StateOf_Workload_IsAspiresWordForIt(string workload, string container, string process, string? style)
    {
        var status = new WorkloadStatus("x", Enum.Parse<WorkloadState>(workload));
        Assert.Equal(new ResourceStateSnapshot(container, style), StatusSnapshots.StateOf(Container(), status));
        Assert.Equal(new ResourceStateSnapshot(process, style), StatusSnapshots.StateOf(new ProjectResource("api"), status));
    }

    [Fact]
    public void Apply_Running_ShowsIdTimesAndEnvironmentInEffect()
    {
        var at = new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);
        var planned = Empty with { EnvironmentVariables = [new("PORT", "planned", IsFromSpec: true)] };
        var snapshot = StatusSnapshots.Apply(planned, Container(), new WorkloadStatus("web-1", WorkloadState.Running)
        {
            ContainerId = "abc",
            StartedAt = at,
            EffectiveEnvironment = new Dictionary<string, string> { ["PORT"] = "80", ["HOME"] = "/" },
        });

        Assert.Equal("abc", snapshot.Properties.Single(property => property.Name == "container.id").Value);
        Assert.Equal(at.UtcDateTime, snapshot.StartTimeStamp);
        Assert.Equal([new("HOME", "/", IsFromSpec: false), new("PORT", "80", IsFromSpec: true)], snapshot.EnvironmentVariables.ToArray());
    }

    [Fact]
    public void Apply_PlanWithSecretArgument_MarksIt()
    {
        var plan = new WorkloadPlan("web-1")
        {
            Arguments = [new EvaluatedValue("--verbose", IsSensitive: false), new EvaluatedValue("--token=abc", IsSensitive: true)],
            Container = new ContainerSpecification
            {
                Name = "web-1",
                Image = "nginx:1.30",
                Arguments = ["--verbose", "--token=abc"],
                Ports = [new PortBinding(80, 8081)],
                Mounts = [new MountBinding("data", "/data", IsVolume: true, IsReadOnly: false)],
            },
        };
        var snapshot = PlanSnapshots.Apply(Empty, Container(), plan);

        Assert.Equal("nginx:1.30", Property(snapshot, "container.image").Value);
        Assert.Equal([80], (IEnumerable<int>)Property(snapshot, "container.ports").Value!);
        Assert.Equal([0, 1], (IEnumerable<int>)Property(snapshot, "resource.appArgsSensitivity").Value!);
        Assert.True(Property(snapshot, "resource.appArgs").IsSensitive);
        Assert.True(Property(snapshot, "container.args").IsSensitive);
        Assert.Equal([new VolumeSnapshot("data", "/data", "volume", IsReadOnly: false)], snapshot.Volumes.ToArray());
    }

    [Fact]
    public void SecretReferences_ExpressionWithPassword_IsSecretAndAnAddressIsNot()
    {
        var password = new ParameterResource("password", _ => "abc", secret: true);
        var plain = new ParameterResource("user", _ => "root");
        var endpoint = Container().GetEndpoint("tcp");

        Assert.True(SecretReferences.In(ReferenceExpression.Create($"user={plain};password={password}")));
        Assert.False(SecretReferences.In(ReferenceExpression.Create($"user={plain}")));
        Assert.False(SecretReferences.In(endpoint));
        Assert.False(SecretReferences.In("text"));
    }

    private static ResourcePropertySnapshot Property(CustomResourceSnapshot snapshot, string name) => snapshot.Properties.Single(property => property.Name == name);

    private static ContainerResource Container()
    {
        var container = new ContainerResource("web");
        container.Annotations.Add(new ContainerImageAnnotation { Image = "image" });
        return container;
    }
}
