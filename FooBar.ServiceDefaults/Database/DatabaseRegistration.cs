using FooBar.ServiceDefaults.Database;
using FooBar.ServiceDefaults.Resilience;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MySqlConnector;
using Polly.Telemetry;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers the website's database.</summary>
public static class DatabaseRegistration
{
    /// <summary>
    /// Registers <see cref="IDatabase"/> for each scope over the servers that the configuration section <c>Database</c> names, and the health
    /// check <c>database</c>.
    /// </summary>
    /// <param name="builder">The service.</param>
    public static TBuilder AddFooBarDatabase<TBuilder>(this TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        var section = builder.Configuration.GetSection(DatabaseOptions.SectionName);
        builder.Services.AddOptions<DatabaseOptions>().Bind(section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.AddPipelineTelemetry();

        // The driver logs each connection that fails as an error, and throws it too: whether it is one is for the router to say, which tries another
        // time or another server, and logs what it finds of each.
        builder.Logging.AddFilter("MySqlConnector.MySqlConnection", LogLevel.None);

        // Which servers there are decides what is registered, so it is read now; the validator judges it at start.
        var options = section.Get<DatabaseOptions>() ?? new DatabaseOptions();
        foreach (var server in options.Servers.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            builder.AddDataSource(server, options);
        }

        builder.Services.AddSingleton<DatabaseTelemetry>();
        builder.Services.AddSingleton(static services => new RetryPipelines(
            services.GetRequiredService<IOptions<DatabaseOptions>>().Value,
            services.GetRequiredService<IOptions<TelemetryOptions>>().Value,
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(CreateTopology);
        builder.Services.AddSingleton<DatabaseRouter>();
        builder.Services.AddScoped<IDatabase, Database>();
        builder.Services.AddHostedService<ServerProbes>();
        builder.Services.AddHostedService<SpareConnections>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database");
        return builder;
    }

    // The driver's own health check is off: one server down would make every application server unhealthy.
    private static void AddDataSource(this IHostApplicationBuilder builder, string name, DatabaseOptions options)
    {
        if (!string.IsNullOrWhiteSpace(name))
        {
            builder.AddKeyedMySqlDataSource(name, settings =>
            {
                settings.DisableHealthChecks = true;
                settings.ConnectionString = ConnectionDefaults.Apply(settings.ConnectionString, options);
            });
        }
    }

    private static DatabaseTopology CreateTopology(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var topology = new DatabaseTopology(
            [.. options.Servers.Select(name => CreateServer(services, name, options))],
            RoutingRules.From(options),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<DatabaseTopology>>());
        services.GetRequiredService<DatabaseTelemetry>().Watch(topology);
        return topology;
    }

    private static DatabaseServer CreateServer(IServiceProvider services, string name, DatabaseOptions options)
    {
        var logs = services.GetRequiredService<ILoggerFactory>();
        var connectionString = services.GetRequiredKeyedService<MySqlDataSource>(name).ConnectionString;
        return new DatabaseServer(
            name,
            Connections(ConnectionDefaults.ForReads(connectionString)),
            Connections(connectionString),
            new MySqlServerProbe(connectionString),
            new ServerPipelines(name, options, services.GetRequiredService<IOptions<TelemetryOptions>>().Value, services.GetRequiredService<TimeProvider>()));

        ServerConnections Connections(string connectionString) => new(() => new MySqlDataSourceBuilder(connectionString).UseLoggerFactory(logs).UseName(name).Build());
    }
}
