using System.Globalization;

namespace FooBar.Chaos.Stack;

/// <summary>What a database server holds at the end.</summary>
/// <param name="Server">Its name.</param>
/// <param name="Posts">The run's posts: number and text.</param>
/// <param name="Epochs">The servers that were primary, by epoch.</param>
internal sealed record FinalData(string Server, IReadOnlyList<(long Id, string Key)> Posts, IReadOnlyDictionary<long, string> Epochs)
{
    /// <summary>Reads it, past everything that is under test.</summary>
    public static async Task<FinalData> ReadAsync(ChaosStack stack, string server, string run, CancellationToken cancellationToken)
    {
        var posts = await ServerQuery.RunAsync(stack, server, $"SELECT id, body FROM foobar.threads WHERE title = '{run}'", cancellationToken);
        var epochs = await ServerQuery.RunAsync(stack, server, "SELECT epoch, primary_server FROM ha.epoch", cancellationToken);
        return new(
            server,
            [.. posts.Select(static row => (long.Parse(row[0], CultureInfo.InvariantCulture), row[1]))],
            epochs.ToDictionary(static row => long.Parse(row[0], CultureInfo.InvariantCulture), static row => row[1]));
    }
}
