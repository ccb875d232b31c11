using System.Net;

using FooBar.Api.Errors;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Api.Errors;

public sealed class ErrorHandlingTests
{
    [Fact]
    public async Task Request_Fails_IsAnsweredWithThePage()
    {
        var (statusCode, pages) = await AskAsync(static _ => throw new InvalidOperationException("a defect"));

        Assert.Equal((HttpStatusCode.InternalServerError, 1), (statusCode, pages));
    }

    [Fact]
    public async Task Request_IsGivenUpByItsSender_RendersNoPage()
    {
        var (_, pages) = await AskAsync(static context =>
        {
            context.Abort();
            throw new OperationCanceledException(context.RequestAborted);
        });

        Assert.Equal(0, pages);
    }

    // The answer's status, where there is one, and how many error pages were rendered for it.
    private static async Task<(HttpStatusCode? StatusCode, int Pages)> AskAsync(RequestDelegate endpoint)
    {
        var pages = 0;
        var ended = new TaskCompletionSource();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            finally
            {
                ended.SetResult();
            }
        });
        app.UseErrorAnswers();
        app.UseRouting();
        app.MapGet("/page", endpoint);
        app.MapGet("/error/{status}", () => Results.Text($"page {Interlocked.Increment(ref pages)}"));
        await app.StartAsync();

        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        HttpStatusCode? statusCode = null;
        try
        {
            using var response = await client.GetAsync("/page");
            statusCode = response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // Who gives up gets no answer.
        }

        await ended.Task;
        return (statusCode, Volatile.Read(ref pages));
    }
}
