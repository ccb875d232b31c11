using FooBar.Api.Consistency;
using FooBar.Api.Journey;
using FooBar.Api.Keys;
using FooBar.Api.Migrations;
using FooBar.Api.Preparation;
using FooBar.Api.Search;
using FooBar.Api.Seeding;
using FooBar.Api.Visitors;
using FooBar.Web.Discussions;
using FooBar.Web.Journey;
using FooBar.Web.Search;
using FooBar.Web.Visitors;

namespace FooBar.Api.Discussions;

/// <summary>Registers the board in MySQL, and what prepares the database for it.</summary>
internal static class BoardRegistration
{
    /// <summary>Comes after the site is added; see <see cref="KeyRegistration.AddSharedKeys"/>.</summary>
    public static void AddBoard(this WebApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<RequestJourney>().AddScoped<IJourney>(static services => services.GetRequiredService<RequestJourney>());
        builder.Services.AddScoped<ReadYourWrites>();
        builder.Services.AddScoped<IVisitors, CookieVisitors>();
        builder.Services.AddScoped<BoardDatabase>();
        builder.Services.AddScoped<IDiscussions, MySqlDiscussions>().AddScoped<IPostChanges, MySqlPostChanges>().AddScoped<IThreadIndex, MySqlThreadIndex>();
        builder.Services.AddScoped<ISearch, MySqlSearch>();

        builder.Services.AddSharedKeys();
        builder.Services.AddOptions<SeedOptions>().BindConfiguration(SeedOptions.SectionName);
        builder.Services.AddSingleton<MigrationRunner>().AddSingleton<Seeder>().AddSingleton<PreparationState>();
        builder.Services.AddHostedService<DatabasePreparation>();
        builder.Services.AddHealthChecks().AddCheck<PreparationHealthCheck>("migrations");
    }
}
