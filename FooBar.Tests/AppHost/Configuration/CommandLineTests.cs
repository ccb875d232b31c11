using FooBar.AppHost.Configuration;

namespace FooBar.Tests.AppHost.Configuration;

public sealed class CommandLineTests
{
    [Fact]
    public void Expand_PersistAlone_GetsItsValue() =>
        Assert.Equal(["--Persist=true", "--Ports:Https=0"], CommandLine.Expand(["--persist", "--Ports:Https=0"]));

    [Fact]
    public void Expand_EmptyAlone_SwitchesTheExampleDataOff() => Assert.Equal(["--Seed:Enabled=false"], CommandLine.Expand(["--empty"]));

    [Theory]
    [InlineData("--Persist=false")]
    [InlineData("--persisted")]
    [InlineData("persist")]
    public void Expand_OtherArguments_StayAsTheyAre(string argument) => Assert.Equal([argument], CommandLine.Expand([argument]));
}
