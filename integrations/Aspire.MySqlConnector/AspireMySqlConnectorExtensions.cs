using Aspire.MySqlConnector;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;

namespace Microsoft.Extensions.Hosting;

/// <summary>Registers MySQL data sources with traces and metrics.</summary>
public static class AspireMySqlConnectorExtensions
{
    // The driver's activity source and its meter carry the same name.
    private const string InstrumentationName = "MySqlConnector";

    /// <summary>Registers a <see cref="MySqlDataSource"/> under a key, also reachable as a <see cref="System.Data.Common.DbDataSource"/> under that key.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The key, and the name of the connection string.</param>
    /// <param name="configureSettings">Changes the settings after they were read from the configuration. It must turn the health check off, which this stand-in lacks.</param>
    /// <remarks>A missing connection string is reported when the data source is first asked for, so that a log exists to report it to.</remarks>
    /// <exception cref="NotSupportedException">A health check is wanted.</exception>
    public static void AddKeyedMySqlDataSource(this IHostApplicationBuilder builder, string name, Action<MySqlConnectorSettings> configureSettings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configureSettings);

        var settings = new MySqlConnectorSettings { ConnectionString = builder.Configuration.GetConnectionString(name) };
        configureSettings(settings);
        if (!settings.DisableHealthChecks)
        {
            throw new NotSupportedException("This stand-in for Aspire.MySqlConnector has no health check: set DisableHealthChecks, or use the official package.");
        }

        builder.Services.AddKeyedMySqlDataSource(name, settings.ConnectionString ?? string.Empty, _ => RequireConnectionString(settings, name));
        builder.Services.AddOpenTelemetry()
            .WithTracing(static tracing => tracing.AddSource(InstrumentationName))
            .WithMetrics(static metrics => metrics.AddMeter(InstrumentationName));
    }

    private static void RequireConnectionString(MySqlConnectorSettings settings, string name)
    {
        if (string.IsNullOrWhiteSpace(settings.ConnectionString))
        {
            throw new InvalidOperationException($"There is no connection string for '{name}'. Set ConnectionStrings:{name}.");
        }
    }
}
