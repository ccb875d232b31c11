using System.Globalization;

namespace FooBar.Chaos.Stack;

/// <summary>What a database server holds at the end.</summary>
/// <param name="Server">Its name.</param>
/// <param name="Posts">The run's posts: number and text.</param>
/// <param name="Epochs">The servers that were primary, by epoch.</param>
internal sealed record FinalData(string Server, IReadOnlyList<(long Id, string Key)> Posts, IReadOnlyDictionary<long, string> Epochs)
{
    /// <summary>Reads it, past everything that is under test: by MySQL's own client in the server's container, where its password is.</summary>
    public static async Task<FinalData> ReadAsync(ChaosStack stack, string server, string run, CancellationToken cancellationToken)
    {
        var container = await stack.ContainerAsync(server, cancellationToken);
        var posts = await QueryAsync(container, $"SELECT id, body FROM foobar.threads WHERE title = '{run}'", cancellationToken);
        var epochs = await QueryAsync(container, "SELECT epoch, primary_server FROM ha.epoch", cancellationToken);
        return new(
            server,
            [.. posts.Select(static row => (long.Parse(row[0], CultureInfo.InvariantCulture), row[1]))],
            epochs.ToDictionary(static row => long.Parse(row[0], CultureInfo.InvariantCulture), static row => row[1]));
    }

    private static async Task<IEnumerable<string[]>> QueryAsync(string container, string sql, CancellationToken cancellationToken)
    {
        var output = await Command.RunAsync(
            "docker", ["exec", container, "sh", "-c", "MYSQL_PWD=$MYSQL_ROOT_PASSWORD exec mysql --user=root --batch --skip-column-names --execute \"$0\"", sql], cancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t'));
    }
}
