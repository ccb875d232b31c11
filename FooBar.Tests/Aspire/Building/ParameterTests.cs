using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace FooBar.Tests.Aspire.Building;

public sealed class ParameterTests
{
    [Fact]
    public async Task AddParameter_Configured_IsTheConfiguredValue()
    {
        using var builder = DistributedApplicationTestingBuilder.Create("--Parameters:site-name=foo", "--Parameters:other_name=bar");

        Assert.Equal("foo", await builder.AddParameter("site-name").Resource.GetValueAsync(default));
        Assert.Equal("bar", await builder.AddParameter("other-name").Resource.GetValueAsync(default));
    }

    [Fact]
    public async Task AddParameter_Missing_NamesTheKeyThatSetsIt()
    {
        using var builder = DistributedApplicationTestingBuilder.Create();
        var parameter = builder.AddParameter("site-name");

        var exception = await Assert.ThrowsAsync<MissingParameterValueException>(async () => await parameter.Resource.GetValueAsync(default));

        Assert.Contains("Parameters:site-name", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Parameters__site_name", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddParameter_FixedValue_IgnoresTheConfiguration()
    {
        using var builder = DistributedApplicationTestingBuilder.Create("--Parameters:key=configured");

        Assert.Equal("fixed", await builder.AddParameter("key", "fixed").Resource.GetValueAsync(default));
        Assert.Throws<ArgumentException>(() => builder.AddParameter("both", "value", publishValueAsDefault: true, secret: true));
    }

    [Fact]
    public async Task AddParameter_GeneratedDefault_IsMadeOnceAndGivesWayToTheConfiguration()
    {
        using var builder = DistributedApplicationTestingBuilder.Create("--Parameters:configured=c");
        var generate = new GenerateParameterDefault { MinLength = 30 };
        var generated = builder.AddParameter("generated", generate, secret: true).Resource;
        var configured = builder.AddParameter("configured", generate, secret: true).Resource;

        var first = await generated.GetValueAsync(default);

        Assert.Equal(30, first!.Length);
        Assert.Equal(first, await generated.GetValueAsync(default));
        Assert.Equal("c", await configured.GetValueAsync(default));
        Assert.True(generated.Secret);
    }

    [Fact]
    public void CreateDefaultPasswordParameter_InMemory_CarriesEnoughEntropyAndIsNotAdded()
    {
        using var builder = DistributedApplicationTestingBuilder.Create();

        var parameter = ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, "password", special: false);

        Assert.Matches("^[A-Za-z0-9]{22}$", parameter.Default!.GetDefaultValue());
        Assert.Empty(builder.Resources);
    }

    [Fact]
    public void AddParameter_InTheModel_StartsAsWaitingParameter()
    {
        using var builder = DistributedApplicationTestingBuilder.Create();

        var parameter = builder.AddParameter("key", secret: true);

        Assert.True(parameter.Resource.TryGetLastAnnotation<ResourceSnapshotAnnotation>(out var annotation));
        Assert.Equal("Parameter", annotation.InitialSnapshot.ResourceType);
        Assert.Contains(annotation.InitialSnapshot.Properties, property => (string?)property.Value == "Parameters:key");
    }
}
