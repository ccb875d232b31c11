using FooBar.ServiceDefaults.Database;
using MySqlConnector;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class ConnectionDefaultsTests
{
    [Fact]
    public void Apply_PlainConnectionString_BoundsWhatTheRouterNoLongerWaitsFor()
    {
        var options = new DatabaseOptions { OpenTimeout = TimeSpan.FromMilliseconds(1500), WriteTimeout = TimeSpan.FromSeconds(7), MaxConnections = 9 };

        var settings = new MySqlConnectionStringBuilder(ConnectionDefaults.Apply("Server=db;User ID=app;Password=a;SslMode=Required", options)!);

        Assert.Equal((3u, 8u, 1), (settings.ConnectionTimeout, settings.DefaultCommandTimeout, settings.CancellationTimeout));
        Assert.Equal(9u, settings.MaximumPoolSize);
        Assert.True(settings.ConnectionReset);
        Assert.Equal(("db", "app", "a", MySqlSslMode.Required), (settings.Server, settings.UserID, settings.Password, settings.SslMode));
    }

    [Fact]
    public void Apply_SynonymInTheConnectionString_IsLeftAsItIs()
    {
        var settings = new MySqlConnectionStringBuilder(ConnectionDefaults.Apply("Server=db;Max Pool Size=3;Connect Timeout=20;Command Timeout=40", new())!);

        Assert.Equal((3u, 20u, 40u), (settings.MaximumPoolSize, settings.ConnectionTimeout, settings.DefaultCommandTimeout));
    }

    [Theory]
    [InlineData("Server=db;User ID=app", "apart")]
    [InlineData("Server=db;User ID=app;Password=within", "within")]
    public void Apply_PasswordOfItsOwn_IsForThoseThatHaveNone(string connectionString, string expected) =>
        Assert.Equal(expected, new MySqlConnectionStringBuilder(ConnectionDefaults.Apply(connectionString, new() { Password = "apart" })!).Password);

    [Theory]
    [InlineData("Server=db", false)]
    [InlineData("Server=db;Connection Reset=true", true)]
    public void ForReads_SaysNothingOfReset_NeedsNone(string connectionString, bool reset) =>
        Assert.Equal(reset, new MySqlConnectionStringBuilder(ConnectionDefaults.ForReads(connectionString)).ConnectionReset);

    [Fact]
    public void Apply_NoConnectionString_LeavesItToBeReported() => Assert.Null(ConnectionDefaults.Apply(null, new()));
}
