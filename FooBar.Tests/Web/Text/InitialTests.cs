using FooBar.Web.Text;

namespace FooBar.Tests.Web.Text;

public sealed class InitialTests
{
    [Theory]
    [InlineData("ada", "A")]
    [InlineData("émile", "É")]
    [InlineData("👩‍🚀 astro", "👩‍🚀")]
    [InlineData("李娜", "李")]
    public void Of_Name_IsItsFirstVisibleCharacter(string name, string expected) => Assert.Equal(expected, Initial.Of(name));

    [Fact]
    public void ColourOf_SameNameInOtherCase_IsTheSame() => Assert.Equal(Initial.ColourOf("Ada"), Initial.ColourOf("aDA"));

    [Fact]
    public void ColourOf_ManyNames_UsesEveryColourAndNoOther() =>
        Assert.Equal(Enumerable.Range(0, 8), Enumerable.Range(0, 200).Select(number => Initial.ColourOf($"name {number}")).Distinct().Order());
}
