using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class DatabaseOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_Succeeds() => Assert.Null(Validate(static _ => { }));

    public static TheoryData<string, Action<DatabaseOptions>> Mistakes() => new()
    {
        { "Database:Primary", static options => options.Primary = " " },
        { "ConnectionStrings:mysql-9", static options => options.Replica = "mysql-9" },
        { "Database:Replica is 'mysql-1'", static options => options.Replica = "mysql-1" },
        { "Database:OpenTimeout", static options => options.OpenTimeout = TimeSpan.Zero },
        { "Database:ReadTimeout", static options => options.ReadTimeout = TimeSpan.FromDays(1) },
        { "Database:WriteTimeout", static options => options.WriteTimeout = TimeSpan.FromSeconds(-1) },
        { "Database:RetryFor", static options => options.RetryFor = TimeSpan.FromSeconds(-1) },
        { "Database:RetryDelay", static options => options.RetryDelay = TimeSpan.Zero },
        { "Database:MaxRetryDelay", static options => options.MaxRetryDelay = TimeSpan.FromMilliseconds(49) },
        { "Database:ObservationLifetime", static options => options.ObservationLifetime = TimeSpan.Zero },
        { "Database:ProbeInterval", static options => options.ProbeInterval = TimeSpan.Zero },
        { "Database:ProbeTimeout", static options => options.ProbeTimeout = TimeSpan.Zero },
        { "Database:MaxConnections", static options => options.MaxConnections = 0 },
        { "Database:Breaker:FailureRatio", static options => options.Breaker.FailureRatio = 0 },
        { "Database:Breaker:FailureRatio", static options => options.Breaker.FailureRatio = double.NaN },
        { "Database:Breaker:MinimumThroughput", static options => options.Breaker.MinimumThroughput = 1 },
        { "Database:Breaker:SamplingDuration", static options => options.Breaker.SamplingDuration = TimeSpan.FromMilliseconds(499) },
        { "Database:Breaker:BreakDuration", static options => options.Breaker.BreakDuration = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void Validate_Mistake_IsNamedByItsKey(string key, Action<DatabaseOptions> mistake) =>
        Assert.Contains(key, Validate(mistake), StringComparison.Ordinal);

    [Fact]
    public void Validate_SeveralMistakes_NamesThemAll()
    {
        var message = Validate(static options => (options.OpenTimeout, options.MaxConnections) = (TimeSpan.Zero, 0));

        Assert.Contains("OpenTimeout", message, StringComparison.Ordinal);
        Assert.Contains("MaxConnections", message, StringComparison.Ordinal);
    }

    private static string? Validate(Action<DatabaseOptions> change)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:mysql-1"] = "Server=one",
            ["ConnectionStrings:mysql-2"] = "Server=two",
        }).Build();
        var options = new DatabaseOptions();
        change(options);
        return new DatabaseOptionsValidator(configuration).Validate(name: null, options).FailureMessage;
    }
}
