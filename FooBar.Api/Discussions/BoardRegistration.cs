using FooBar.Api.Consistency;
using FooBar.Api.Journey;
using FooBar.Api.Keys;
using FooBar.Api.Migrations;
using FooBar.Api.Preparation;
using FooBar.Api.Seeding;
using FooBar.Web.Discussions;
using FooBar.Web.Journey;

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
        builder.Services.AddScoped<IDiscussions, MySqlDiscussions>();

        builder.Services.AddSharedKeys();
        builder.Services.AddOptions<SeedOptions>().BindConfiguration(SeedOptions.SectionName);
        builder.Services.AddSingleton<MigrationRunner>().AddSingleton<Seeder>().AddSingleton<PreparationState>();
        builder.Services.AddHostedService<DatabasePreparation>();
        builder.Services.AddHealthChecks().AddCheck<PreparationHealthCheck>("migrations");
    }
}
