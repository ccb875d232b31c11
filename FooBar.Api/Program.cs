using System.Text.Encodings.Web;
using System.Text.Unicode;

using FooBar.Api.Consistency;
using FooBar.Api.Discussions;
using FooBar.Api.Endpoints;
using FooBar.Api.Errors;
using FooBar.Api.Journey;
using FooBar.Api.Keys;
using FooBar.Api.Migrations;
using FooBar.Api.Preparation;
using FooBar.Api.Responses;
using FooBar.Api.Seeding;
using FooBar.Web;
using FooBar.Web.Discussions;
using FooBar.Web.Journey;

using Microsoft.Extensions.WebEncoders;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddFooBarDatabase();

builder.WebHost.ConfigureKestrel(options =>
{
    options.AddServerHeader = false;

    // The longest post, with every character of it escaped in JSON, needs some 120 KiB.
    options.Limits.MaxRequestBodySize = 256 * 1024;
});

builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped<RequestJourney>().AddScoped<IJourney>(static services => services.GetRequiredService<RequestJourney>());
builder.Services.AddScoped<ReadYourWrites>();
builder.Services.AddScoped<IDiscussions, MySqlDiscussions>();

builder.Services.AddOptions<SeedOptions>().BindConfiguration(SeedOptions.SectionName);
builder.Services.AddSingleton<MigrationRunner>().AddSingleton<Seeder>().AddSingleton<PreparationState>();
builder.Services.AddHostedService<DatabasePreparation>();
builder.Services.AddHealthChecks().AddCheck<PreparationHealthCheck>("migrations");

builder.Services.AddAntiforgery(options =>
{
    options.Cookie.Name = "foobar-antiforgery";
    options.Cookie.SameSite = SameSiteMode.Strict;

    // Visitors always come by https. Only who asks an application server directly, as tests and operators do, gets a cookie without it.
    options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    options.SuppressXFrameOptionsHeader = true;
});
builder.Services.AddRazorComponents();

// The pages are UTF-8 and say so: letters of other scripts need no escaping.
builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
builder.Services.AddProblemDetails();
builder.Services.AddOpenApi();
builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
builder.Services.ConfigureHttpJsonOptions(options =>
{
    // The answers are JSON and say so: only JSON's own characters need escaping.
    options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    options.SerializerOptions.Converters.Add(new UtcTimeConverter());
    options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
});
builder.Services.AddSharedKeys();

var app = builder.Build();
app.UseResponseHeaders();
app.UseHeadRequests();
app.UseErrorAnswers();
app.UseRouting();
app.UseAntiforgery();
app.UseRefusedForms();

app.MapDefaultEndpoints();
app.MapOpenApi();
app.MapDiscussions();
app.MapStaticAssets();
app.MapRazorComponents<App>();
await app.RunAsync();
