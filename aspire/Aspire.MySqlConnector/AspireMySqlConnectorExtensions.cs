using Aspire.MySqlConnector;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MySqlConnector;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers MySQL data sources with health checks, traces and metrics.</summary>
public static class AspireMySqlConnectorExtensions
{
    private const string SectionName = "Aspire:MySqlConnector";

    // The driver's activity source and its meter carry the same name.
    private const string InstrumentationName = "MySqlConnector";

    /// <summary>
    /// Registers a <see cref="MySqlDataSource"/> under a key, also reachable as a <see cref="System.Data.Common.DbDataSource"/> under that key.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The key, and the name of the connection string and of the configuration section.</param>
    /// <param name="configureSettings">Changes the settings after they were read from the configuration.</param>
    /// <remarks>A missing connection string is reported when the data source is first asked for, so that a log exists to report it to.</remarks>
    public static void AddKeyedMySqlDataSource(
        this IHostApplicationBuilder builder,
        string name,
        Action<MySqlConnectorSettings>? configureSettings = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var settings = ReadSettings(builder.Configuration, name);
        configureSettings?.Invoke(settings);

        builder.Services.AddKeyedMySqlDataSource(name, settings.ConnectionString ?? string.Empty, _ => RequireConnectionString(settings, name));

        if (!settings.DisableHealthChecks)
        {
            AddHealthCheck(builder, name);
        }

        if (!settings.DisableTracing)
        {
            builder.Services.AddOpenTelemetry().WithTracing(static tracing => tracing.AddSource(InstrumentationName));
        }

        if (!settings.DisableMetrics)
        {
            builder.Services.AddOpenTelemetry().WithMetrics(static metrics => metrics.AddMeter(InstrumentationName));
        }
    }

    private static MySqlConnectorSettings ReadSettings(IConfiguration configuration, string name)
    {
        var settings = new MySqlConnectorSettings();
        var section = configuration.GetSection(SectionName);
        section.Bind(settings);
        section.GetSection(name).Bind(settings);
        if (configuration.GetConnectionString(name) is { } connectionString)
        {
            settings.ConnectionString = connectionString;
        }

        return settings;
    }

    private static void RequireConnectionString(MySqlConnectorSettings settings, string name)
    {
        if (string.IsNullOrWhiteSpace(settings.ConnectionString))
        {
            throw new InvalidOperationException(
                $"There is no connection string for '{name}'. Set ConnectionStrings:{name}, or ConnectionString in {SectionName} or {SectionName}:{name}.");
        }
    }

    private static void AddHealthCheck(IHostApplicationBuilder builder, string name)
    {
        var checkName = $"MySql_{name}";

        // Registered twice under one name, every health check of the application would fail.
        if (builder.Properties.TryAdd($"Aspire.HealthChecks.{checkName}", true))
        {
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
                checkName,
                services => new MySqlHealthCheck(services.GetRequiredKeyedService<MySqlDataSource>(name)),
                failureStatus: null,
                tags: null));
        }
    }
}
