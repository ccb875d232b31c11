namespace FooBar.Chaos.Stack;

/// <summary>Asks a database server past everything that is under test: by MySQL's own client in the server's container, where its password is.</summary>
internal static class ServerQuery
{
    /// <summary>Runs SQL as root; the rows of what it selects, value by value.</summary>
    /// <exception cref="ChaosException">It failed.</exception>
    public static async Task<IReadOnlyList<string[]>> RunAsync(ChaosStack stack, string server, string sql, CancellationToken cancellationToken)
    {
        var output = await Command.RunAsync(
            "docker",
            ["exec", await stack.ContainerAsync(server, cancellationToken), "sh", "-c", "MYSQL_PWD=$MYSQL_ROOT_PASSWORD exec mysql --user=root --batch --skip-column-names --execute \"$0\"", sql],
            cancellationToken);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t'))];
    }
}
