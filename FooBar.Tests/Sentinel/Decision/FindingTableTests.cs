using FooBar.Sentinel.Decision;

namespace FooBar.Tests.Sentinel.Decision;

public sealed class FindingTableTests
{
    [Fact]
    public void Rows_Always_DescribeEveryFindingOnce()
    {
        Assert.Equal(Enum.GetValues<Finding>(), FindingTable.Rows.Select(static row => row.Finding));
        Assert.All(FindingTable.Rows, static row => Assert.True(row.Description.EndsWith('.') && row.Recovery.EndsWith('.'), $"{row}"));
    }
}
