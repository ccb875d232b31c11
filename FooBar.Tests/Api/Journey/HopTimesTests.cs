using FooBar.Api.Journey;

namespace FooBar.Tests.Api.Journey;

public sealed class HopTimesTests
{
    [Fact]
    public void Read_Microseconds_IsThatMoment() =>
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1_795_390_000).AddMicroseconds(123_456), HopTimes.Read("1795390000123456", HopTimes.Microsecond));

    [Fact]
    public void Read_SecondsWithMilliseconds_IsThatMoment() =>
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1_795_390_000).AddMilliseconds(123), HopTimes.Read("1795390000.123", TimeSpan.FromSeconds(1)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("now")]
    [InlineData("99999999999999999999999999")]
    public void Read_AnythingElse_IsNone(string? value) => Assert.Null(HopTimes.Read(value, HopTimes.Microsecond));
}
