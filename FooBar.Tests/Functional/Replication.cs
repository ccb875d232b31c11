using Aspire.Hosting.Testing;
using MySqlConnector;

namespace FooBar.Tests.Functional;

/// <summary>Looks at the two MySQL servers themselves, past the application.</summary>
internal static class Replication
{
    /// <summary>The transactions that a server has.</summary>
    public static async Task<string> ExecutedAsync(StackFixture stack, string server) => (string)(await ScalarAsync(stack, server, "SELECT @@GLOBAL.gtid_executed"))!;

    /// <summary>Which server takes writes and which one follows it, once both do their part.</summary>
    public static async Task<(string Primary, string Replica)> RolesAsync(StackFixture stack)
    {
        (string, string)? roles = null;
        await Eventually.TrueAsync(
            async _ =>
            {
                foreach (var (primary, replica) in new[] { ("mysql-1", "mysql-2"), ("mysql-2", "mysql-1") })
                {
                    if (await IsAsync(primary, "@@GLOBAL.read_only = 0")
                        && await IsAsync(replica, "(SELECT COUNT(*) FROM performance_schema.replication_connection_status WHERE SERVICE_STATE = 'ON') AND @@GLOBAL.super_read_only"))
                    {
                        roles = (primary, replica);
                    }
                }

                return roles is not null;
            },
            "one server takes writes and the other follows it");
        return roles!.Value;

        async Task<bool> IsAsync(string server, string condition)
        {
            try
            {
                return Convert.ToInt64(await ScalarAsync(stack, server, $"SELECT {condition}"), System.Globalization.CultureInfo.InvariantCulture) == 1;
            }
            catch (MySqlException)
            {
                return false;
            }
        }
    }

    /// <summary>Waits until the replica has every transaction that the primary has now.</summary>
    public static async Task CaughtUpAsync(StackFixture stack)
    {
        var (primary, replica) = await RolesAsync(stack);
        var executed = await ExecutedAsync(stack, primary);
        var timedOut = await ScalarAsync(stack, replica, $"SELECT WAIT_FOR_EXECUTED_GTID_SET('{executed}', {StackFixture.Patience.TotalSeconds})");
        Assert.Equal(0, Convert.ToInt32(timedOut, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Asks a server one question, as root.</summary>
    public static async Task<object?> ScalarAsync(StackFixture stack, string server, string sql)
    {
        await using var connection = new MySqlConnection($"{await stack.App.GetConnectionStringAsync(server)};Default Command Timeout=300");
        await connection.OpenAsync();
        await using var command = new MySqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
