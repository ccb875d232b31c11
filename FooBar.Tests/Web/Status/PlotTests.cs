using FooBar.Web.Status;

namespace FooBar.Tests.Web.Status;

public sealed class PlotTests
{
    [Fact]
    public void Path_Values_EndAtTheRightEdge() => Assert.Equal("M80 50L90 100L100 0", Plot.Path([5, 0, 20], count: 11, width: 100, height: 100, maximum: 10));

    [Fact]
    public void Path_MissingValue_InterruptsTheLine() => Assert.Equal("M80 50M100 50", Plot.Path([5, null, 5], count: 11, width: 100, height: 100, maximum: 10));

    [Fact]
    public void Path_NoValue_IsEmpty() => Assert.Equal("", Plot.Path([], count: 11, width: 100, height: 100, maximum: 10));

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(11, 10, 20)]
    [InlineData(450, 10, 500)]
    [InlineData(501, 10, 1000)]
    [InlineData(1000, 10, 1000)]
    public void Scale_Highest_IsRoundedUp(double highest, double least, double expected) => Assert.Equal(expected, Plot.Scale([highest, null], least));
}
