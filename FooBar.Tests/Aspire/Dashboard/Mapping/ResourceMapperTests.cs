using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Mapping;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Proto = Aspire.Hosting.Dashboard.Protocol;

namespace FooBar.Tests.Aspire.Dashboard.Mapping;

public sealed class ResourceMapperTests
{
    private static readonly DateTime FirstSeen = new(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public void Map_BareSnapshot_GivesAllThatTheDashboardInsistsOn()
    {
        var mapped = Map(new() { ResourceType = "Container", Properties = [] });

        Assert.Equal("lb-1", mapped.Name);
        Assert.Equal("lb-1", mapped.Uid);
        Assert.Equal("lb", mapped.DisplayName);
        Assert.Equal("Container", mapped.ResourceType);
        Assert.Equal(FirstSeen, mapped.CreatedAt.ToDateTime());
        Assert.Equal("", mapped.State);
        Assert.Null(mapped.StartedAt);
        Assert.Null(mapped.StoppedAt);
        Assert.False(mapped.HasIconName);
    }

    [Fact]
    public void Map_DefaultArrays_AreEmpty()
    {
        var mapped = Map(new()
        {
            ResourceType = "Container",
            Properties = default,
            Urls = default,
            Volumes = default,
            Commands = default,
            Relationships = default,
            EnvironmentVariables = default,
        });

        Assert.Empty(mapped.Urls);
        Assert.Empty(mapped.Commands);
    }

    [Theory]
    [InlineData("Running", null, "Running", "")]
    [InlineData("Exited", "error", "Exited", "error")]
    [InlineData("Draining", "warning", "Draining", "warning")]
    public void Map_State_KeepsTextAndStyle(string text, string? style, string expectedState, string expectedStyle)
    {
        var mapped = Map(Snapshot() with { State = new(text, style) });

        Assert.Equal((expectedState, expectedStyle), (mapped.State, mapped.StateStyle));
    }

    [Fact]
    public void Map_Times_AreUtc()
    {
        var mapped = Map(Snapshot() with
        {
            CreationTimeStamp = FirstSeen.AddSeconds(1),
            StartTimeStamp = FirstSeen.AddSeconds(2),
            StopTimeStamp = new DateTimeOffset(FirstSeen.AddSeconds(3)).ToLocalTime().LocalDateTime,
        });

        Assert.Equal(FirstSeen.AddSeconds(1), mapped.CreatedAt.ToDateTime());
        Assert.Equal(FirstSeen.AddSeconds(2), mapped.StartedAt.ToDateTime());
        Assert.Equal(FirstSeen.AddSeconds(3), mapped.StoppedAt.ToDateTime());
    }

    [Fact]
    public void Map_Environment_KeepsWhereItComesFrom()
    {
        var mapped = Map(Snapshot() with { EnvironmentVariables = [new("MYSQL_ROOT_PASSWORD", "secret", true), new("PATH", null, false)] });

        Assert.Equal([("MYSQL_ROOT_PASSWORD", "secret", true), ("PATH", "", false)], mapped.Environment.Select(variable => (variable.Name, variable.Value, variable.IsFromSpec)));
    }

    [Fact]
    public void Map_Urls_AlwaysHaveDisplayProperties()
    {
        var mapped = Map(Snapshot() with
        {
            Urls =
            [
                new("https", "https://localhost:8443", false) { DisplayProperties = new("Site", 7) },
                new(null, "tcp://localhost:3316", true) { IsInactive = true },
            ],
        });

        Assert.Equal(("https", "https://localhost:8443", false, false), Shape(mapped.Urls[0]));
        Assert.Equal(("Site", 7), (mapped.Urls[0].DisplayProperties.DisplayName, mapped.Urls[0].DisplayProperties.SortOrder));
        Assert.Equal(("", "tcp://localhost:3316", true, true), Shape(mapped.Urls[1]));
        Assert.NotNull(mapped.Urls[1].DisplayProperties);

        static (string, string, bool, bool) Shape(Proto.Url url) => (url.EndpointName, url.FullUrl, url.IsInternal, url.IsInactive);
    }

    [Fact]
    public void Map_Volumes_KeepKindAndAccess()
    {
        var mapped = Map(Snapshot() with { Volumes = [new("data", "/var/lib/mysql", "volume", false), new(null, "/tmp", "bind", true)] });

        Assert.Equal(
            [("data", "/var/lib/mysql", "volume", false), ("", "/tmp", "bind", true)],
            mapped.Volumes.Select(volume => (volume.Source, volume.Target, volume.MountType, volume.IsReadOnly)));
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, 0)]
    [InlineData(HealthStatus.Unhealthy, 1)]
    [InlineData(HealthStatus.Degraded, 2)]
    public void Map_HealthStatus_HasTheDashboardsNumber(HealthStatus status, int expected)
    {
        var mapped = Map(Snapshot() with { HealthReports = [new("http", status, "said so", "trace") { LastRunAt = FirstSeen }] });

        var report = Assert.Single(mapped.HealthReports);
        Assert.Equal(expected, (int)report.Status);
        Assert.Equal(("http", "said so", "trace"), (report.Key, report.Description, report.Exception));
        Assert.Equal(FirstSeen, report.LastRunAt.ToDateTime());
    }

    [Fact]
    public void Map_HealthCheckThatHasNotRun_HasNoStatus()
    {
        var report = Assert.Single(Map(Snapshot() with { HealthReports = [new("http", null, null, null)] }).HealthReports);

        Assert.False(report.HasStatus);
        Assert.Null(report.LastRunAt);
    }

    [Fact]
    public void Map_Relationships_KeepTypes() => Assert.Equal(
        [("mysql-1", "Reference"), ("web", "WaitFor")],
        Map(Snapshot() with { Relationships = [new("mysql-1", "Reference"), new("web", "WaitFor")] }).Relationships.Select(relation => (relation.ResourceName, relation.Type)));

    [Theory]
    [InlineData(ResourceCommandState.Enabled, 0)]
    [InlineData(ResourceCommandState.Disabled, 1)]
    [InlineData(ResourceCommandState.Hidden, 2)]
    public void Map_Command_KeepsStateIconAndQuestion(ResourceCommandState state, int expected)
    {
        var mapped = Map(Snapshot() with { Commands = [new("drain", state, "Drain", "Takes it out", null, "Sure?", "Pause", IconVariant.Filled, true)] });

        var command = Assert.Single(mapped.Commands);
        Assert.Equal(expected, (int)command.State);
        Assert.Equal(("drain", "Drain", "Takes it out", "Sure?"), (command.Name, command.DisplayName, command.DisplayDescription, command.ConfirmationMessage));
        Assert.Equal(("Pause", Proto.IconVariant.Filled, true), (command.IconName, command.IconVariant, command.IsHighlighted));
    }

    [Fact]
    public void Map_IconOfTheResource_IsUsedUnlessTheSnapshotHasOne()
    {
        var resource = new PlainResource("lb");
        resource.Annotations.Add(new ResourceIconAnnotation("Globe", IconVariant.Regular));

        var fromResource = ResourceMapper.Map(new ResourceEvent(resource, "lb", Snapshot()), FirstSeen);
        var fromSnapshot = ResourceMapper.Map(new ResourceEvent(resource, "lb", Snapshot() with { IconName = "Server", IconVariant = IconVariant.Filled }), FirstSeen);

        Assert.Equal(("Globe", Proto.IconVariant.Regular), (fromResource.IconName, fromResource.IconVariant));
        Assert.Equal(("Server", Proto.IconVariant.Filled), (fromSnapshot.IconName, fromSnapshot.IconVariant));
    }

    [Fact]
    public void Map_HiddenResource_IsHidden() => Assert.True(Map(Snapshot() with { IsHidden = true }).IsHidden);

    private static CustomResourceSnapshot Snapshot() => new() { ResourceType = "Container", Properties = [], State = new("Running", null) };

    private static Proto.Resource Map(CustomResourceSnapshot snapshot) => ResourceMapper.Map(new ResourceEvent(new PlainResource("lb"), "lb-1", snapshot), FirstSeen);
}
