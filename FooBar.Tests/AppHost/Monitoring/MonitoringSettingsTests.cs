using Aspire.Hosting;
using FooBar.AppHost.Monitoring;
using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.AppHost.Monitoring;

public sealed class MonitoringSettingsTests
{
    [Fact]
    public void Of_NoSetting_IsOnAndKeepsFifteenDays() => Assert.Equal(new(true, "15d"), MonitoringSettings.Of(Configuration()));

    [Theory]
    [InlineData("12h")]
    [InlineData("4w")]
    public void Of_Retention_IsTaken(string retention) => Assert.Equal(retention, MonitoringSettings.Of(Configuration(("Monitoring:Retention", retention))).Retention);

    [Theory]
    [InlineData("15")]
    [InlineData("0d")]
    [InlineData("15d --web.enable-admin-api")]
    public void Of_WrongRetention_FailsWithItsName(string retention)
    {
        var failure = Assert.Throws<DistributedApplicationException>(() => MonitoringSettings.Of(Configuration(("Monitoring:Retention", retention))));

        Assert.Contains("Monitoring:Retention", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Off_IsOff() => Assert.False(MonitoringSettings.Of(Configuration(("Monitoring:Enabled", "false"))).IsEnabled);

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
}
