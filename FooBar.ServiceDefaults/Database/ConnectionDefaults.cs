using MySqlConnector;

namespace FooBar.ServiceDefaults.Database;

/// <summary>What every connection needs for the router's bounds to hold. A connection string that says otherwise is left as it is.</summary>
internal static class ConnectionDefaults
{
    public static string? Apply(string? connectionString, DatabaseOptions options)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            return connectionString;
        }

        var settings = new MySqlConnectionStringBuilder(connectionString);
        if (options.Password.Length > 0)
        {
            Default(settings, "Password", options.Password);
        }

        Default(settings, "Maximum Pool Size", options.MaxConnections);

        // The router stops waiting earlier; these end what it no longer waits for, so that a frozen server does not keep connections for long.
        Default(settings, "Connection Timeout", WholeSeconds(options.OpenTimeout));
        Default(settings, "Default Command Timeout", WholeSeconds(Max(options.ReadTimeout, options.WriteTimeout)));
        Default(settings, "Cancellation Timeout", 1);

        // A connection has one transaction at a time, and every command on it is part of that: as the server sees it.
        Default(settings, "Ignore Command Transaction", true);
        return settings.ConnectionString;
    }

    /// <summary>
    /// The same for connections that only reads use. A read leaves nothing behind in its session, so the next one needs no reset, which is as much work
    /// for the server as a small query. A write wants it: it finds the pooled connection that died with its server, before anything is sent.
    /// </summary>
    public static string ForReads(string connectionString)
    {
        var settings = new MySqlConnectionStringBuilder(connectionString);
        Default(settings, "Connection Reset", false);
        return settings.ConnectionString;
    }

    private static void Default(MySqlConnectionStringBuilder settings, string key, object value)
    {
        if (!settings.ContainsKey(key))
        {
            settings[key] = value;
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    // One more than needed: the router's own bound comes first.
    private static int WholeSeconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds) + 1;
}
