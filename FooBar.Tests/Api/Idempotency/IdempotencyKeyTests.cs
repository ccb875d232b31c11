using FooBar.Api.Idempotency;

namespace FooBar.Tests.Api.Idempotency;

public sealed class IdempotencyKeyTests
{
    [Theory]
    [InlineData("8e03978e-40d5-43dd-bc93-6894a57f9324", "8e03978e-40d5-43dd-bc93-6894a57f9324")]
    [InlineData("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", "8e03978e-40d5-43dd-bc93-6894a57f9324")]
    [InlineData("abcdefghij_~.123", "abcdefghij_~.123")]
    public void TryParse_Key_IsTakenWithAndWithoutQuotes(string text, string expected)
    {
        Assert.True(IdempotencyKey.TryParse(text, out var key));
        Assert.Equal(expected, key.Value);
    }

    [Fact]
    public void TryParse_Longest_IsTaken() => Assert.True(IdempotencyKey.TryParse(new string('x', IdempotencyKey.MaximumLength), out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("fifteen-letters")]
    [InlineData("\"fifteen-letters\"")]
    [InlineData("with a space in the middle")]
    [InlineData("form:looks-like-a-forms")]
    [InlineData("'; DROP TABLE threads; --")]
    [InlineData("ümlaut-is-no-letter-here")]
    [InlineData("first-key-of-them-all, second-key-of-them-all")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(IdempotencyKey.TryParse(text, out _));

    [Fact]
    public void TryParse_TooLong_IsRefused() => Assert.False(IdempotencyKey.TryParse(new string('x', IdempotencyKey.MaximumLength + 1), out _));
}
