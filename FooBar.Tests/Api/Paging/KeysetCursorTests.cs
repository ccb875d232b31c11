using FooBar.Api.Paging;
using FooBar.Web.Discussions;

namespace FooBar.Tests.Api.Paging;

public sealed class KeysetCursorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(4_294_967_296)]
    [InlineData(long.MaxValue)]
    public void Decode_WhatEncodeGave_ReturnsTheNumber(long id)
    {
        var cursor = KeysetCursor.Encode(CursorKind.Threads, id);

        Assert.Equal(id, KeysetCursor.Decode(CursorKind.Threads, cursor));
        Assert.Matches("^[A-Za-z0-9_-]+$", cursor);
    }

    [Fact]
    public void Decode_NoCursor_StartsAtTheNewest() => Assert.Equal(long.MaxValue, KeysetCursor.Decode(CursorKind.Replies, null));

    [Fact]
    public void Decode_CursorOfAnotherList_IsRefused() =>
        Assert.Throws<InvalidCursorException>(() => KeysetCursor.Decode(CursorKind.Replies, KeysetCursor.Encode(CursorKind.Threads, 7)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("zzz")]
    [InlineData("AQEAAAAAAAAABw==")]
    [InlineData("AQEAAAAAAAAABx")]
    [InlineData("AQEAAAAAAAAAAA")]
    [InlineData("AQH__________w")]
    [InlineData("AgEAAAAAAAAABw")]
    [InlineData("AQEAAAAAAAAABwAA")]
    [InlineData("AQEAAAAAAAAABw\n")]
    [InlineData("'; DROP TABLE threads; --")]
    [InlineData("😀")]
    public void Decode_AnythingElse_IsRefused(string cursor) =>
        Assert.Throws<InvalidCursorException>(() => KeysetCursor.Decode(CursorKind.Threads, cursor));

    [Fact]
    public void Encode_KnownNumber_StaysTheSameForCursorsThatAreOutThere() => Assert.Equal("AQEAAAAAAAAABw", KeysetCursor.Encode(CursorKind.Threads, 7));

    [Fact]
    public void DecodeTime_WhatEncodeGave_ReturnsTimeAndNumber()
    {
        var time = new DateTime(2026, 11, 22, 12, 30, 15, 678, DateTimeKind.Utc);

        Assert.Equal((time, 7), KeysetCursor.DecodeTime(CursorKind.ActiveThreads, KeysetCursor.Encode(CursorKind.ActiveThreads, time, 7)));
    }

    [Theory]
    [InlineData("AQEAAAAAAAAABw")]
    [InlineData("AQN__________wAAAAAAAAAH")]
    [InlineData("zzz")]
    public void DecodeTime_AnythingElse_IsRefused(string cursor) =>
        Assert.Throws<InvalidCursorException>(() => KeysetCursor.DecodeTime(CursorKind.ActiveThreads, cursor));
}
