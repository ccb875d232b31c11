using FooBar.Sentinel.Observation;

namespace FooBar.Tests.Sentinel.Observation;

public sealed class GtidSetTests
{
    private const string A = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
    private const string B = "bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb";

    [Theory]
    [InlineData("", "")]
    [InlineData(A + ":1", A + ":1")]
    [InlineData(A + ":1-3:5-7:4", A + ":1-7")]
    [InlineData(A + ":1-3,\n" + B + ":9", A + ":1-3," + B + ":9")]
    [InlineData("AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA:2:tag:1-2", A + ":2," + A + ":tag:1-2")]
    public void Parse_WhatMySqlWrites_IsWrittenBack(string text, string expected) => Assert.Equal(expected, GtidSet.Parse(text).ToString());

    [Theory]
    [InlineData("1-3")]
    [InlineData(A)]
    [InlineData("server:1")]
    public void Parse_AnythingElse_Throws(string text) => Assert.Throws<FormatException>(() => GtidSet.Parse(text));

    [Theory]
    [InlineData(A + ":1-10", A + ":3-4:8", A + ":1-2:5-7:9-10")]
    [InlineData(A + ":1-10", A + ":1-20", "")]
    [InlineData(A + ":1-10," + B + ":1", A + ":1-10", B + ":1")]
    [InlineData(A + ":5", A + ":tag:5", A + ":5")]
    public void Except_TwoSets_LeavesTheRest(string all, string taken, string left) =>
        Assert.Equal(left, GtidSet.Parse(all).Except(GtidSet.Parse(taken)).ToString());

    [Fact]
    public void From_AServer_HasItsOwnOnly()
    {
        var set = GtidSet.Parse($"{A}:1-2,{A}:tag:7,{B}:1-5");

        Assert.Equal($"{A}:1-2,{A}:tag:7", set.From(A).ToString());
        Assert.Equal($"{B}:1-5", set.NotFrom(A).ToString());
        Assert.Equal(8, set.Count);
    }

    [Fact]
    public void Union_OfOverlappingSets_IsASupersetOfBoth()
    {
        var one = GtidSet.Parse($"{A}:1-5");
        var two = GtidSet.Parse($"{A}:4-9,{B}:1");

        var both = one.Union(two);

        Assert.True(both.Contains(one) && both.Contains(two));
        Assert.Equal($"{A}:1-9,{B}:1", both.ToString());
    }
}
