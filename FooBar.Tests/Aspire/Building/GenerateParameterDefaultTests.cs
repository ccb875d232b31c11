using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Aspire.Building;

public sealed class GenerateParameterDefaultTests
{
    [Theory]
    [InlineData(true, false, false, false, "^[a-z]{12}$")]
    [InlineData(false, true, false, false, "^[A-Z]{12}$")]
    [InlineData(false, false, true, false, "^[0-9]{12}$")]
    [InlineData(false, false, false, true, "^[-_.{}~()*+!]{12}$")]
    public void GetDefaultValue_OneKindOfCharacters_HasNoOther(bool lower, bool upper, bool numeric, bool special, string pattern) =>
        Assert.Matches(pattern, new GenerateParameterDefault { MinLength = 12, Lower = lower, Upper = upper, Numeric = numeric, Special = special }.GetDefaultValue());

    [Fact]
    public void GetDefaultValue_Minimums_AreMet()
    {
        var value = new GenerateParameterDefault { MinLength = 4, MinLower = 2, MinUpper = 2, MinNumeric = 2, MinSpecial = 2 }.GetDefaultValue();

        Assert.Equal(8, value.Length);
        Assert.Equal((2, 2, 2), (value.Count(char.IsAsciiLetterLower), value.Count(char.IsAsciiLetterUpper), value.Count(char.IsAsciiDigit)));
    }

    [Fact]
    public void GetDefaultValue_ManyTimes_NeverStartsATemplate()
    {
        // One value in six would, were it left to chance.
        var generate = new GenerateParameterDefault { MinLength = 22, Lower = false, Upper = false, Numeric = false };

        Assert.All(Enumerable.Range(0, 500), _ => Assert.DoesNotContain("{{", generate.GetDefaultValue(), StringComparison.Ordinal));
    }

    [Fact]
    public void GetDefaultValue_NoCharacters_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new GenerateParameterDefault { MinLength = 1, Lower = false, Upper = false, Numeric = false, Special = false }.GetDefaultValue());
}
