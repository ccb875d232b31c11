using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Mapping;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Proto = Aspire.Hosting.Dashboard.Protocol;

namespace FooBar.Tests.Aspire.Dashboard.Mapping;

public sealed class PropertyMapperTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { "text", "\"text\"" },
        { 8443, "8443" },
        { 1L << 40, "1099511627776" },
        { true, "true" },
        { new[] { "a", "b" }, """[ "a", "b" ]""" },
        { ImmutableArray.Create(80, 443), "[ 80, 443 ]" },
        { new List<bool> { true, false }, "[ 1, 0 ]" },
        { new Uri("http://localhost/"), "\"http://localhost/\"" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Map_Value_HasItsJsonForm(object? value, string expected) =>
        Assert.Equal(expected, JsonFormatter.Default.Format(Map("Container", new("x", value)).Single(property => property.Name == "x").Value));

    [Theory]
    [InlineData("Container", "container.image", "Container image", 0)]
    [InlineData("Container", "container.ports", "Container ports", 4)]
    [InlineData("Executable", "executable.pid", "Process ID", 3)]
    [InlineData("Project", "project.path", "Project path", 0)]
    [InlineData("Project", "executable.pid", "Process ID", 1)]
    [InlineData("Parameter", "Value", "Value", 0)]
    public void Map_KnownProperty_IsShownWithNameAndOrder(string type, string name, string displayName, int sortOrder)
    {
        var mapped = Map(type, new(name, "v")).Single(property => property.Name == name);

        Assert.True(mapped.IsHighlighted);
        Assert.Equal((displayName, sortOrder), (mapped.DisplayName, mapped.SortOrder));
    }

    [Fact]
    public void Map_UnknownProperty_IsLeftToTheDashboard()
    {
        var mapped = Map("Container", new("own", "v")).Single(property => property.Name == "own");

        Assert.False(mapped.IsHighlighted);
        Assert.False(mapped.HasDisplayName);
        Assert.False(mapped.HasSortOrder);
    }

    [Fact]
    public void Map_OwnDisplay_Wins()
    {
        var mapped = Map("Container", new("container.image", "v") { DisplayName = "Image", SortOrder = 9 }).Single(property => property.Name == "container.image");

        Assert.Equal(("Image", 9), (mapped.DisplayName, mapped.SortOrder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Map_Secret_IsSensitive(bool secret) =>
        Assert.Equal(secret, Map("Parameter", new("Value", "v") { IsSensitive = secret }).Single(property => property.Name == "Value").IsSensitive);

    [Fact]
    public void Map_ExitedResource_TellsExitCodeAsText()
    {
        var mapped = PropertyMapper.Map(new ResourceEvent(
            new PlainResource("lb"),
            "lb",
            new() { ResourceType = "Container", Properties = [], ExitCode = 137, State = new("Exited", null) })).ToDictionary(property => property.Name);

        Assert.Equal("137", mapped["resource.exitCode"].Value.StringValue);
        Assert.Equal("Exited", mapped["resource.state"].Value.StringValue);
        Assert.Equal(Value.KindOneofCase.NullValue, mapped["resource.healthState"].Value.KindCase);
    }

    [Fact]
    public void Map_PropertyOfACommonName_ReplacesTheCommonOne()
    {
        var mapped = Map("Container", new("resource.exitCode", "1")).Where(property => property.Name == "resource.exitCode");

        Assert.Equal("1", Assert.Single(mapped).Value.StringValue);
    }

    private static IEnumerable<Proto.ResourceProperty> Map(string type, ResourcePropertySnapshot property) =>
        PropertyMapper.Map(new ResourceEvent(new PlainResource("lb"), "lb", new() { ResourceType = type, Properties = [property] }));
}
