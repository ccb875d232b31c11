using System.Globalization;

using FooBar.Web.Time;

namespace FooBar.Tests.Web.Time;

public sealed class RelativeTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("00:00:00", "just now")]
    [InlineData("-00:00:30", "just now")]
    [InlineData("00:00:44", "just now")]
    [InlineData("00:01:00", "a minute ago")]
    [InlineData("00:01:31", "2 minutes ago")]
    [InlineData("00:44:00", "44 minutes ago")]
    [InlineData("00:50:00", "an hour ago")]
    [InlineData("01:31:00", "2 hours ago")]
    [InlineData("21:00:00", "21 hours ago")]
    [InlineData("1.00:00:00", "yesterday")]
    [InlineData("1.13:00:00", "2 days ago")]
    [InlineData("29.00:00:00", "29 days ago")]
    [InlineData("30.00:00:00", "23 October 2026")]
    public void Describe_Age_ReadsAsPeopleSayIt(string age, string expected) =>
        Assert.Equal(expected, RelativeTime.Describe(Now - TimeSpan.Parse(age, CultureInfo.InvariantCulture), Now));
}
