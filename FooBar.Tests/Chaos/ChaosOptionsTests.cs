using FooBar.Chaos;

namespace FooBar.Tests.Chaos;

public sealed class ChaosOptionsTests
{
    [Fact]
    public void Parse_BothGiven_TakesThem() => Assert.Equal(new ChaosOptions(TimeSpan.FromMinutes(1.5), -3), ChaosOptions.Parse(["--minutes", "1.5", "--seed=-3"]));

    [Fact]
    public void Parse_Nothing_ThreeMinutesAndASeed()
    {
        var options = ChaosOptions.Parse([]);

        Assert.Equal(TimeSpan.FromMinutes(3), options.Length);
        Assert.InRange(options.Seed, 1, 100_000);
    }

    [Theory]
    [InlineData("--minutes", "0.1")]
    [InlineData("--minutes", "soon")]
    [InlineData("--seed", "x")]
    [InlineData("--speed", "1")]
    [InlineData("--seed")]
    public void Parse_WrongArgument_SaysWhich(params string[] arguments) =>
        Assert.Contains(arguments[0], Assert.Throws<ChaosException>(() => ChaosOptions.Parse(arguments)).Message, StringComparison.Ordinal);
}
