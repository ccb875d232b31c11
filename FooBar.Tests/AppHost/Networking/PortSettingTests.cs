using Aspire.Hosting;
using FooBar.AppHost.Networking;

namespace FooBar.Tests.AppHost.Networking;

public sealed class PortSettingTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("65535", 65535)]
    public void Parse_Port_IsTaken(string value, int port) => Assert.Equal(new PortSetting("Ports:Https", port), PortSetting.Parse("Ports:Https", value));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http")]
    [InlineData("-1")]
    [InlineData("65536")]
    [InlineData("8443.5")]
    [InlineData("99999999999")]
    public void Parse_NoPort_NamesTheSettingAndTheValue(string? value)
    {
        var failure = Assert.Throws<DistributedApplicationException>(() => PortSetting.Parse("Ports:Https", value));

        Assert.Contains($"Ports:Https is '{value}'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefuseDuplicates_SamePortTwice_NamesBothSettings()
    {
        var failure = Assert.Throws<DistributedApplicationException>(() => PortSetting.RefuseDuplicates([new("Ports:A", 7000), new("Ports:B", 7001), new("Ports:C", 7000)]));

        Assert.StartsWith("Ports:A and Ports:C are both 7000", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefuseDuplicates_SeveralFreePorts_AreNone() => PortSetting.RefuseDuplicates([new("Ports:A", 0), new("Ports:B", 0)]);
}
