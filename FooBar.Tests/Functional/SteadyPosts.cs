using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Net;
using Aspire.Hosting.Testing;
using MySqlConnector;

namespace FooBar.Tests.Functional;

/// <summary>
/// Somebody who replies to a thread of their own, one reply after another, each with other words. Without an idempotency key a request that anything
/// on the way sends twice is there twice.
/// </summary>
internal sealed class SteadyPosts : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly StackFixture _stack;
    private readonly string _thread;
    private readonly bool _withKeys;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, bool> _acknowledged = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private readonly Task _posting;

    private SteadyPosts(StackFixture stack, string thread, bool withKeys)
    {
        _stack = stack;
        _thread = thread;
        _withKeys = withKeys;
        _posting = Task.Run(PostAsync);
    }

    /// <summary>What was not acknowledged, with the status or the error.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>Makes the thread, and begins.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="withKeys">Whether each reply has a key, as those from the site's own forms have.</param>
    public static async Task<SteadyPosts> StartAsync(StackFixture stack, bool withKeys = false)
    {
        using var thread = await stack.Site.PostAsJsonAsync("/api/threads", new { title = "Steady posts", body = "Each of them once.", author = "Ada" });
        Assert.Equal(HttpStatusCode.Created, thread.StatusCode);
        var posts = new SteadyPosts(stack, thread.Headers.Location!.ToString(), withKeys);
        await posts.MoreAsync();
        return posts;
    }

    /// <summary>Completes after some more acknowledged posts.</summary>
    public async Task MoreAsync(int posts = 10)
    {
        var goal = _acknowledged.Count + posts;
        await Eventually.TrueAsync(_ => Task.FromResult(_acknowledged.Count >= goal), $"posts are acknowledged; failed so far: {string.Join('\n', _failures)}");
    }

    /// <summary>Ends; every acknowledged reply must be there, and none twice.</summary>
    public async Task VerifyAsync()
    {
        await StopAsync();
        var (primary, _) = await Replication.RolesAsync(_stack);
        var there = new Dictionary<string, long>();
        await using var connection = new MySqlConnection(await _stack.App.GetConnectionStringAsync(primary));
        await connection.OpenAsync();
        var id = long.Parse(_thread.Split('/')[^1], CultureInfo.InvariantCulture);
        await using var command = new MySqlCommand(string.Create(CultureInfo.InvariantCulture, $"SELECT body, COUNT(*) FROM foobar.replies WHERE thread_id = {id} GROUP BY body"), connection);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            there.Add(rows.GetString(0), rows.GetInt64(1));
        }

        Assert.DoesNotContain(there, static reply => reply.Value > 1);
        Assert.Empty(_acknowledged.Keys.Except(there.Keys));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _posting;
    }

    private async Task PostAsync()
    {
        using var client = _stack.CreateClient();
        while (!_stop.IsCancellationRequested)
        {
            var body = Guid.NewGuid().ToString();
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"{_thread}/replies") { Version = client.DefaultRequestVersion, Content = JsonContent.Create(new { body, author = "Ada" }) };
                if (_withKeys)
                {
                    request.Headers.Add("Idempotency-Key", body);
                }

                using var response = await client.SendAsync(request);
                if (response.StatusCode == HttpStatusCode.Created)
                {
                    _acknowledged[body] = true;
                }
                else
                {
                    _failures.Enqueue($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
                }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                _failures.Enqueue(e.ToString());
            }

            await Task.Delay(Pause);
        }
    }
}
