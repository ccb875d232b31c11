using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace FooBar.ServiceDefaults.Database;

/// <summary>Says at start, in one message, everything that is wrong with the section.</summary>
internal sealed class DatabaseOptionsValidator(IConfiguration configuration) : IValidateOptions<DatabaseOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan BreakerShortest = TimeSpan.FromMilliseconds(500);

    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        CheckServers(result, options.Servers);
        CheckDuration(result, nameof(options.OpenTimeout), options.OpenTimeout, Moment);
        CheckDuration(result, nameof(options.ReadTimeout), options.ReadTimeout, Moment);
        CheckDuration(result, nameof(options.WriteTimeout), options.WriteTimeout, Moment);
        CheckDuration(result, nameof(options.RetryFor), options.RetryFor, TimeSpan.Zero);
        CheckDuration(result, nameof(options.PrimaryWait), options.PrimaryWait, TimeSpan.Zero);
        CheckDuration(result, nameof(options.RetryDelay), options.RetryDelay, Moment);
        CheckDuration(result, nameof(options.MaxRetryDelay), options.MaxRetryDelay, options.RetryDelay);
        CheckDuration(result, nameof(options.UrgentProbeInterval), options.UrgentProbeInterval, Moment);
        CheckDuration(result, nameof(options.ProbeInterval), options.ProbeInterval, options.UrgentProbeInterval);
        CheckDuration(result, nameof(options.ProbeTimeout), options.ProbeTimeout, Moment);

        // Else what is known would expire between two probes.
        CheckDuration(result, nameof(options.ObservationLifetime), options.ObservationLifetime, options.ProbeInterval + options.ProbeTimeout);
        CheckDuration(result, nameof(options.MaxReplicaLag), options.MaxReplicaLag, Moment);
        if (options.ReturnAfter < 1)
        {
            Fail(result, nameof(options.ReturnAfter), options.ReturnAfter, "must be at least 1");
        }

        if (options.MaxConnections < 1)
        {
            Fail(result, nameof(options.MaxConnections), options.MaxConnections, "must be at least 1");
        }

        if (options.SpareConnections < 0 || options.SpareConnections > options.MaxConnections)
        {
            Fail(result, nameof(options.SpareConnections), options.SpareConnections, "must be from 0 to MaxConnections");
        }

        CheckBreaker(result, options.Breaker);
        return result.Build();
    }

    // The shortest time that Polly accepts for a timeout.
    private static TimeSpan Moment => TimeSpan.FromMilliseconds(10);

    private static void CheckBreaker(ValidateOptionsResultBuilder result, BreakerOptions breaker)
    {
        const string Section = nameof(DatabaseOptions.Breaker) + ":";
        if (breaker.FailureRatio is not (> 0 and <= 1))
        {
            Fail(result, Section + nameof(breaker.FailureRatio), breaker.FailureRatio, "must be above 0 and at most 1");
        }

        if (breaker.MinimumThroughput < 2)
        {
            Fail(result, Section + nameof(breaker.MinimumThroughput), breaker.MinimumThroughput, "must be at least 2");
        }

        CheckDuration(result, Section + nameof(breaker.SamplingDuration), breaker.SamplingDuration, BreakerShortest);
        CheckDuration(result, Section + nameof(breaker.BreakDuration), breaker.BreakDuration, BreakerShortest);
    }

    private static void CheckDuration(ValidateOptionsResultBuilder result, string key, TimeSpan value, TimeSpan shortest)
    {
        if (value < shortest || value > Longest)
        {
            Fail(result, key, value, $"must be from {shortest} to {Longest}");
        }
    }

    private static void Fail(ValidateOptionsResultBuilder result, string key, object value, string rule) =>
        result.AddError(FormattableString.Invariant($"{DatabaseOptions.SectionName}:{key} is '{value}'; it {rule}."));

    private void CheckServers(ValidateOptionsResultBuilder result, IList<string> servers)
    {
        const string Key = DatabaseOptions.SectionName + ":" + nameof(DatabaseOptions.Servers);
        if (servers.Count == 0)
        {
            result.AddError(
                $"{Key} names no server. The AppHost sets it; where the service runs without it, set the environment variables " +
                "Database__Servers__0 and so on, and a connection string for each.");
        }

        foreach (var server in servers)
        {
            if (string.IsNullOrWhiteSpace(server))
            {
                result.AddError($"{Key} has an empty name; it must name a server.");
            }
            else if (servers.Count(other => string.Equals(other, server, StringComparison.OrdinalIgnoreCase)) > 1)
            {
                result.AddError($"{Key} names the server '{server}' more than once; each must be another one.");
            }
            else if (string.IsNullOrWhiteSpace(configuration.GetConnectionString(server)))
            {
                result.AddError(
                    $"{Key} names the server '{server}', but ConnectionStrings:{server} is not set. " +
                    $"The AppHost sets it; where the service runs without it, set the environment variable ConnectionStrings__{server}.");
            }
        }
    }
}
