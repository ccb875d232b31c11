using System.Text.Encodings.Web;
using System.Text.Unicode;

using FooBar.Api.Accounts;
using FooBar.Api.Endpoints;
using FooBar.Api.Errors;
using FooBar.Api.Idempotency;
using FooBar.Api.Limits;
using FooBar.Api.Requests;
using FooBar.Api.Responses;
using FooBar.Api.Status;
using FooBar.Api.Visitors;
using FooBar.Web;
using FooBar.Web.Feeds;
using FooBar.Web.Pages;
using FooBar.Web.Visitors;

using Microsoft.Extensions.WebEncoders;

namespace FooBar.Api.Site;

/// <summary>The website as HTTP sees it: the pages, the API, and what every answer has in common. What the board is kept in is registered elsewhere.</summary>
internal static class SiteRegistration
{
    // The longest post, with every character of it escaped in JSON, needs some 120 KiB.
    private const long LongestBody = 256 * 1024;

    public static void AddSite(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(static options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LongestBody;
        });

        builder.Services.AddRazorComponents();
        builder.Services.AddVisitorCookie();
        builder.Services.AddScoped<IVisitors, CookieVisitors>();
        builder.Services.AddAccounts();
        builder.Services.AddOptions<StatusOptions>().BindConfiguration(StatusOptions.SectionName);
        // The pages are UTF-8 and say so: letters of other scripts need no escaping.
        builder.Services.Configure<WebEncoderOptions>(static options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi(static options => options.AddDocumentTransformer<ApiDescription>());
        builder.Services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);
        builder.Services.ConfigureHttpJsonOptions(static options =>
        {
            // The answers are JSON and say so: only JSON's own characters need escaping.
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.Converters.Add(new UtcTimeConverter());
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
        });
    }

    public static void UseSite(this WebApplication app)
    {
        app.UseResponseHeaders();
        app.UseHeadRequests();
        app.UseErrorAnswers();
        app.UseRouting();
        app.UseConditionalRequests();
        app.UseCrossSiteProtection();
        app.UseAuthentication();
        app.UseAccountCheck();
        app.UsePostingLimits();
        app.UseIdempotency();

        app.MapOpenApi();
        app.MapDiscussions();
        app.MapPostChanges();
        app.MapSearch();
        app.MapAccounts();
        app.MapModeration();
        app.MapStaticAssets();
        app.MapStatusEvents();
        app.MapFeeds();
        app.MapPageActions();
        app.MapMemberActions();
        app.MapRazorComponents<App>().DisableAntiforgery();
    }
}
