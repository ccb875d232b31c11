using System.Text.Json;

using FooBar.Api.Errors;
using FooBar.ServiceDefaults.Database;
using FooBar.Web.Discussions;

using Microsoft.AspNetCore.Http;

namespace FooBar.Tests.Api.Errors;

public sealed class ErrorAnswerTests
{
    public static readonly TheoryData<Exception, int> Answers = new()
    {
        { new DiscussionsUnavailableException("down"), 503 },
        { new DiscussionsUnavailableException("lost") { OutcomeUnknown = true }, 503 },
        { new DatabaseUnavailableException("down"), 503 },
        { new InvalidCursorException(), 400 },
        { new BadHttpRequestException("json", 400, new JsonException("bad")), 400 },
        { new BadHttpRequestException("large", 413), 413 },
        { new BadHttpRequestException("type", 415), 415 },
        { new InvalidOperationException("a defect"), 500 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void To_Exception_HasItsStatusAndIsExpectedUnlessADefect(Exception exception, int statusCode)
    {
        var answer = ErrorAnswer.To(exception);

        Assert.Equal(statusCode, answer.StatusCode);
        Assert.Equal(statusCode != 500, answer.IsExpected);
    }

    [Fact]
    public void To_Unavailable_SaysWhenToTryAgain() =>
        Assert.Equal(TimeSpan.FromSeconds(9), ErrorAnswer.To(new DiscussionsUnavailableException("down") { RetryAfter = TimeSpan.FromSeconds(9) }).RetryAfter);

    [Fact]
    public void To_OutcomeUnknown_DoesNotAskToTryAgain() =>
        Assert.Null(ErrorAnswer.To(new DiscussionsUnavailableException("lost") { OutcomeUnknown = true }).RetryAfter);

    [Theory]
    [InlineData("mysql-1 could not be reached at 10.0.0.7")]
    public void To_ExceptionFromTheInside_KeepsItsMessageInside(string secret)
    {
        Assert.DoesNotContain(secret, ErrorAnswer.To(new DiscussionsUnavailableException(secret)).Detail, StringComparison.Ordinal);
        Assert.Null(ErrorAnswer.To(new InvalidOperationException(secret)).Detail);
    }

    [Fact]
    public void To_MalformedJson_SaysWhere()
    {
        var exception = new BadHttpRequestException("body", 400, new JsonException("x", "$.title", 2, 4));

        Assert.Contains("$.title in line 3, byte 5", ErrorAnswer.To(exception).Detail, StringComparison.Ordinal);
    }
}
