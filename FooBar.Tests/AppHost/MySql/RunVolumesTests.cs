using System.Globalization;
using FooBar.AppHost.MySql;

namespace FooBar.Tests.AppHost.MySql;

public sealed class RunVolumesTests
{
    [Fact]
    public void Create_Twice_YieldsOtherNames()
    {
        var one = RunVolumes.Create(["mysql-1", "mysql-2"]);
        var other = RunVolumes.Create(["mysql-1", "mysql-2"]);

        Assert.Equal(4, one.Names.Concat(other.Names).Distinct().Count());
        Assert.EndsWith("-mysql-1", one.NameFor("mysql-1"), StringComparison.Ordinal);
    }

    [Fact]
    public void IsLeftOver_VolumeOfThisProcess_DependsOnWhetherItLives()
    {
        var volume = RunVolumes.Create(["mysql-1"]).NameFor("mysql-1");

        Assert.False(RunVolumes.IsLeftOver(volume, static id => id == Environment.ProcessId));
        Assert.True(RunVolumes.IsLeftOver(volume, static _ => false));
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), volume, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("foobar-mysql-1-data")]
    [InlineData("foobar-run-")]
    [InlineData("foobar-run-mine-mysql-1")]
    [InlineData("my-foobar-run-1-ab-mysql-1")]
    public void IsLeftOver_OtherVolumes_AreNever(string volume) => Assert.False(RunVolumes.IsLeftOver(volume, static _ => false));
}
