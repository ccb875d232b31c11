using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class DatabaseOptionsValidatorTests
{
    [Fact]
    public void Validate_Defaults_Succeeds() => Assert.Null(Validate(static _ => { }));

    public static TheoryData<string, Action<DatabaseOptions>> Mistakes() => new()
    {
        { "Database:Servers names no server", static options => options.Servers.Clear() },
        { "Database:Servers has an empty name", static options => options.Servers.Add(" ") },
        { "ConnectionStrings:mysql-9", static options => options.Servers.Add("mysql-9") },
        { "'MySQL-1' more than once", static options => options.Servers.Add("MySQL-1") },
        { "Database:OpenTimeout", static options => options.OpenTimeout = TimeSpan.Zero },
        { "Database:ReadTimeout", static options => options.ReadTimeout = TimeSpan.FromDays(1) },
        { "Database:WriteTimeout", static options => options.WriteTimeout = TimeSpan.FromSeconds(-1) },
        { "Database:RetryFor", static options => options.RetryFor = TimeSpan.FromSeconds(-1) },
        { "Database:PrimaryWait", static options => options.PrimaryWait = TimeSpan.FromSeconds(-1) },
        { "Database:RetryDelay", static options => options.RetryDelay = TimeSpan.Zero },
        { "Database:MaxRetryDelay", static options => options.MaxRetryDelay = TimeSpan.FromMilliseconds(49) },
        { "Database:ObservationLifetime", static options => options.ObservationLifetime = TimeSpan.Zero },
        { "Database:ObservationLifetime", static options => options.ObservationLifetime = TimeSpan.FromSeconds(2) },
        { "Database:UrgentProbeInterval", static options => options.UrgentProbeInterval = TimeSpan.Zero },
        { "Database:MaxReplicaLag", static options => options.MaxReplicaLag = TimeSpan.Zero },
        { "Database:ReturnAfter", static options => options.ReturnAfter = 0 },
        { "Database:ProbeInterval", static options => options.ProbeInterval = TimeSpan.Zero },
        { "Database:ProbeTimeout", static options => options.ProbeTimeout = TimeSpan.Zero },
        { "Database:MaxConnections", static options => options.MaxConnections = 0 },
        { "Database:SpareConnections", static options => options.SpareConnections = -1 },
        { "Database:SpareConnections", static options => options.SpareConnections = options.MaxConnections + 1 },
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
        var options = new DatabaseOptions { Servers = { "mysql-1", "mysql-2" } };
        change(options);
        return new DatabaseOptionsValidator(configuration).Validate(name: null, options).FailureMessage;
    }
}
