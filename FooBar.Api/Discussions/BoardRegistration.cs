using FooBar.Api.Accounts;
using FooBar.Api.Consistency;
using FooBar.Api.Idempotency;
using FooBar.Api.Journey;
using FooBar.Api.Keys;
using FooBar.Api.Limits;
using FooBar.Api.Migrations;
using FooBar.Api.Moderation;
using FooBar.Api.Preparation;
using FooBar.Api.Search;
using FooBar.Api.Seeding;
using FooBar.Api.Status;
using FooBar.Web.Discussions;
using FooBar.Web.Journey;
using FooBar.Web.Moderation;
using FooBar.Web.Search;

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
        builder.AddIdempotency();
        builder.Services.AddScoped<BoardDatabase>();
        builder.Services.AddScoped<IDiscussions, MySqlDiscussions>().AddScoped<IPostChanges, MySqlPostChanges>().AddScoped<IThreadIndex, MySqlThreadIndex>();
        builder.Services.AddSingleton<FrequentQueries>().AddSingleton<NewestPosts>().AddScoped<ISearch, MySqlSearch>().AddScoped<IModeration, MySqlModeration>();
        builder.Services.AddScoped<IAccountStore, MySqlAccountStore>().AddScoped<IAttemptCounter, MySqlAttemptCounter>();

        builder.Services.AddStatus();
        builder.Services.AddSharedKeys();
        builder.Services.AddOptions<SeedOptions>().BindConfiguration(SeedOptions.SectionName);
        builder.Services.AddSingleton<MigrationRunner>().AddSingleton<Seeder>().AddSingleton<PreparationState>();
        builder.Services.AddHostedService<DatabasePreparation>();
        builder.Services.AddHealthChecks().AddCheck<PreparationHealthCheck>("migrations");
    }
}
