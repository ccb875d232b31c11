using System.Buffers.Text;
using FooBar.ServiceDefaults.Database;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class ConsistencyTokenTests
{
    private const string One = "11111111-1111-1111-1111-111111111111";
    private const string Two = "22222222-2222-2222-2222-222222222222";

    [Theory]
    [InlineData($"{One}:1-5", $"{One}:5")]
    [InlineData($"{One}:5", $"{One}:5")]
    [InlineData($"{One}:1-5:7-9", $"{One}:9")]
    [InlineData($"{One}:1-5:7", $"{One}:7")]
    [InlineData($"{Two}:1-3,\n{One}:1-5", $"{One}:5,{Two}:3")]
    [InlineData($"{Two}:1-3000,{One}:1-5", $"{One}:5,{Two}:3000")]
    [InlineData($"{One}:1-5:tag:1-900", $"{One}:5")]
    [InlineData("", "")]
    public void FromExecuted_Set_KeepsTheLastOfEachSourceWithTheServersOwnFirst(string executed, string expected) =>
        Assert.Equal(expected, ConsistencyToken.FromExecuted(executed, Guid.Parse(One)).ToGtids());

    [Fact]
    public void FromExecuted_ManySources_KeepsTheServersOwnAndFitsTheBound()
    {
        var executed = string.Join(',', Enumerable.Range(0, 100).Select(static i => $"{Guid.NewGuid():D}:1-{1000 + i}")) + $",{One}:1-2";

        var token = ConsistencyToken.FromExecuted(executed, Guid.Parse(One));

        Assert.StartsWith($"{One}:2,", token.ToGtids(), StringComparison.Ordinal);
        Assert.InRange(token.ToString().Length, 1, ConsistencyToken.MaximumLength);
        Assert.True(ConsistencyToken.TryParse(token.ToString(), out var read));
        Assert.Equal(token, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData($"{One}:1-9223372036854775806,{Two}:1-3")]
    public void TryParse_WhatWasWritten_IsTheSame(string executed)
    {
        var token = ConsistencyToken.FromExecuted(executed, Guid.Parse(One));

        Assert.Matches("^[A-Za-z0-9_-]+$", token.ToString());
        Assert.True(ConsistencyToken.TryParse(token.ToString(), out var read));
        Assert.Equal(token, read);
        Assert.Equal(executed.Length == 0, read.IsEmpty);
    }

    public static TheoryData<string?> Forged => new(
        null,
        "",
        " ",
        "A",
        "nonsense!",
        "AQ",
        "AgA",
        "AQI",
        new string('A', ConsistencyToken.MaximumLength + 1),
        new string('A', 100_000),
        Text([1, 0, 1]),
        Text([1, 0, .. Entry(1, 0)]),
        Text([1, 0, .. Entry(1, -1)]),
        Text([1, 0, .. Entry(1, long.MaxValue)]),
        Text([1, 0, .. Entry(1, 5), .. Entry(1, 6)]),
        Text([1, 0, .. Enumerable.Range(1, 9).SelectMany(static i => Entry((byte)i, 1))]),
        $"{One}:1-5",
        "AQA'; DROP TABLE threads; --");

    [Theory]
    [MemberData(nameof(Forged))]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(ConsistencyToken.TryParse(text, out _));

    [Fact]
    public void And_TwoTokens_HoldsTheLaterOfEachSource()
    {
        var token = ConsistencyToken.FromExecuted($"{One}:1-5,{Two}:1-9", Guid.Parse(One)).And(ConsistencyToken.FromExecuted($"{One}:1-7,{Two}:1-8", Guid.Parse(One)));

        Assert.Equal(ConsistencyToken.FromExecuted($"{One}:7,{Two}:9", Guid.Parse(One)), token);
    }

    [Fact]
    public void AndUnnamed_Written_NeedsThePrimaryUntilItNamesAll()
    {
        var token = ConsistencyToken.Empty.AndUnnamed();

        Assert.True(token.RequiresPrimary);
        Assert.False(token.IsEmpty);
        Assert.True(ConsistencyToken.TryParse(token.ToString(), out var read));
        Assert.True(read.RequiresPrimary);
        Assert.True(token.And(ConsistencyToken.FromExecuted($"{One}:1-5", Guid.Parse(One))).RequiresPrimary);
        Assert.False(token.Named().RequiresPrimary);
    }

    private static byte[] Entry(byte source, long last) =>
        [.. Enumerable.Repeat(source, 16), .. BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(last))];

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
