using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Aspire.ApplicationModel;

public sealed class ModelNameTests
{
    [Theory]
    [InlineData("lb")]
    [InlineData("mysql-1")]
    [InlineData("A1")]
    public void Resource_ValidName_IsKept(string name) => Assert.Equal(name, new ContainerResource(name).Name);

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("a_b")]
    [InlineData("a.b")]
    [InlineData("ä")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345")]
    public void Resource_InvalidName_IsRefused(string name) => Assert.ThrowsAny<ArgumentException>(() => new ContainerResource(name));
}
