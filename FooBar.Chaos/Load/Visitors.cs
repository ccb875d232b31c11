using System.Globalization;
using System.Text.Json;

namespace FooBar.Chaos.Load;

/// <summary>What visitors do: post, insist until it is acknowledged, and read, some of them what they have just posted.</summary>
/// <param name="door">The site.</param>
/// <param name="clock">The run's clock.</param>
/// <param name="record">Where it is noted.</param>
/// <param name="name">The run's name: the title of its posts and the beginning of its keys.</param>
internal sealed class Visitors(FrontDoor door, RunClock clock, LoadRecord record, string name)
{
    /// <summary>How long a visitor waits for an answer.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(15);

    // How long a post is sent again and again before it is given up, and the pause before where the site names none.
    private static readonly TimeSpan Insistence = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // One post in so many is sent twice at once; another one again after it was acknowledged.
    private const int Doubled = 20;

    private volatile Seen? _seen;

    /// <summary>Writes a post until it is acknowledged.</summary>
    public async Task WriteAsync(int number)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{name}-{number:D6}");
        record.Sending(key);
        var mine = InsistAsync(key);
        if (number % Doubled == Doubled / 2)
        {
            await InsistAsync(key);
        }

        if (await mine is not null && number % Doubled == 0)
        {
            await InsistAsync(key);
        }
    }

    /// <summary>Reads: the list, the front page, a post that was just acknowledged.</summary>
    public Task ReadAsync(int number) => (number % 3, _seen) switch
    {
        (0, { } seen) => ReadAsync($"/api/threads/{seen.Id.ToString(CultureInfo.InvariantCulture)}", seen),
        (1, _) => ReadAsync(string.Create(CultureInfo.InvariantCulture, $"/?probe={number}"), null),
        _ => ReadAsync("/api/threads?limit=5", null),
    };

    private async Task ReadAsync(string path, Seen? seen)
    {
        var sent = clock.Now;
        var answer = await door.GetAsync(path, seen?.Token, Patience);
        var outcome = answer.Status switch
        {
            null => Outcome.Lost,
            200 when seen is null || answer.Body.Contains(seen.Key, StringComparison.Ordinal) => Outcome.Succeeded,
            200 or 404 => Outcome.Wrong,
            _ => Outcome.Failed,
        };
        record.Ended(new(RequestKind.Read, path, sent, clock.Now, outcome, answer.Summary));
    }

    private async Task<long?> InsistAsync(string key)
    {
        for (var first = clock.Now; clock.Now - first < Insistence;)
        {
            var sent = clock.Now;
            var answer = await door.PostAsync(name, key, Patience);
            var acknowledged = clock.Now;
            long? id = answer.Status == 201 ? IdOf(answer.Body) : null;
            var outcome = (answer.Status, id) switch { (null, _) => Outcome.Lost, (201, not null) => Outcome.Succeeded, (201 or 422, _) => Outcome.Wrong, _ => Outcome.Failed };
            record.Ended(new(RequestKind.Write, "/api/threads", sent, acknowledged, outcome, answer.Summary));
            if (id is { } stored)
            {
                record.Acknowledged(new(key, stored, sent, acknowledged, answer.Database));
                if (answer.Token is { } token)
                {
                    _seen = new(stored, key, token);
                }

                return stored;
            }

            await Task.Delay(answer.RetryAfter ?? Pause, clock.Time);
        }

        return null;
    }

    private static long? IdOf(string body)
    {
        try
        {
            using var thread = JsonDocument.Parse(body);
            return thread.RootElement.GetProperty("id").GetInt64();
        }
        catch (Exception noThread) when (noThread is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private sealed record Seen(long Id, string Key, string Token);
}
