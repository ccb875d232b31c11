using Aspire.Hosting;
using FooBar.AppHost.Images;
using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.AppHost.Images;

public sealed class ImageSourceTests
{
    [Theory]
    [InlineData(null, ImageSource.Official)]
    [InlineData("official", ImageSource.Official)]
    [InlineData("Local", ImageSource.Local)]
    public void GetImageSource_Setting_IsRead(string? value, object expected) => Assert.Equal(expected, Configuration(value).GetImageSource());

    [Theory]
    [InlineData("docker")]
    [InlineData("7")]
    public void GetImageSource_AnythingElse_IsRefusedWithTheChoices(string value)
    {
        var failure = Assert.Throws<DistributedApplicationException>(() => Configuration(value).GetImageSource());

        Assert.Contains($"Images:Source is '{value}'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'official'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'local'", failure.Message, StringComparison.Ordinal);
    }

    private static IConfigurationRoot Configuration(string? value) => new ConfigurationBuilder().AddInMemoryCollection([new("Images:Source", value)]).Build();
}
