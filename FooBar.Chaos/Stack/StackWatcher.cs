using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using FooBar.Chaos.Load;
using FooBar.Chaos.Schedules;

namespace FooBar.Chaos.Stack;

/// <summary>Asks the sentinel and the load balancer, several times a second, how things are.</summary>
internal sealed class StackWatcher : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly RunClock _clock;
    private readonly HttpClient _sentinel;
    private readonly HttpClient _balancer;
    private readonly ConcurrentQueue<PairChange> _changes = new();
    private readonly ConcurrentDictionary<Tier, TimeSpan> _missed = new();

    /// <summary>Creates a watcher; nothing is asked yet.</summary>
    public StackWatcher(ChaosStack stack, RunClock clock)
    {
        _clock = clock;
        _sentinel = new HttpClient { BaseAddress = stack.Sentinel, Timeout = TimeSpan.FromSeconds(1) };
        _sentinel.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", stack.SentinelKey);
        _balancer = new HttpClient { BaseAddress = stack.Statistics, Timeout = TimeSpan.FromSeconds(1) };
    }

    /// <summary>What was last seen.</summary>
    public StackState Current { get; private set; } = new(null, null);

    /// <summary>Each change of what the sentinel says, in order.</summary>
    public IReadOnlyCollection<PairChange> Changes => _changes;

    /// <summary>Watches until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        PairState? last = null;
        while (!stop.IsCancellationRequested)
        {
            var pair = ReadPairAsync(stop);
            var down = ReadDownAsync(stop);
            Current = new(await pair, await down);
            foreach (var tier in Enum.GetValues<Tier>().Where(tier => !Current.Has(tier)))
            {
                _missed[tier] = _clock.Now;
            }

            if (Current.Pair != last && !stop.IsCancellationRequested)
            {
                last = Current.Pair;
                _changes.Enqueue(new(_clock.Now, last));
            }

            await Task.Delay(Interval, _clock.Time, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Whether a tier was seen not to be whole since then.</summary>
    public bool Missed(Tier tier, TimeSpan since) => _missed.TryGetValue(tier, out var last) && last >= since;

    /// <summary>Waits until what is seen is as wanted; false when that took too long.</summary>
    public async Task<bool> WaitAsync(Func<StackState, bool> wanted, TimeSpan patience, CancellationToken cancellationToken)
    {
        for (var deadline = _clock.Now + patience; !wanted(Current);)
        {
            if (_clock.Now > deadline)
            {
                return false;
            }

            await Task.Delay(Interval / 4, _clock.Time, cancellationToken);
        }

        return true;
    }

    /// <summary>Has the servers swap their roles; what the sentinel says when it refuses, else null.</summary>
    public Task<string?> SwitchOverAsync(CancellationToken cancellationToken) => AskAsync("switchover", cancellationToken);

    /// <summary>Has the sentinel carry out an operator's command, by its path; what it says when it refuses, else null.</summary>
    public async Task<string?> AskAsync(string command, CancellationToken cancellationToken)
    {
        using var patient = new HttpClient { BaseAddress = _sentinel.BaseAddress, Timeout = TimeSpan.FromSeconds(30) };
        patient.DefaultRequestHeaders.Authorization = _sentinel.DefaultRequestHeaders.Authorization;
        try
        {
            using var response = await patient.PostAsync(new Uri(command, UriKind.Relative), null, cancellationToken);
            return response.IsSuccessStatusCode ? null : await response.Content.ReadAsStringAsync(cancellationToken);
        }
        catch (HttpRequestException away)
        {
            return $"the sentinel does not answer: {away.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "the sentinel did not answer in time";
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _sentinel.Dispose();
        _balancer.Dispose();
    }

    private async Task<PairState?> ReadPairAsync(CancellationToken stop)
    {
        try
        {
            using var status = JsonDocument.Parse(await _sentinel.GetStringAsync(new Uri("status", UriKind.Relative), stop));
            var root = status.RootElement;
            return new(root.GetProperty("epoch").GetInt64(), root.GetProperty("primary").GetString(), root.GetProperty("mode").GetString(), root.GetProperty("finding").GetString() ?? "");
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException or JsonException or KeyNotFoundException)
        {
            return null;
        }
    }

    private async Task<IReadOnlySet<string>?> ReadDownAsync(CancellationToken stop)
    {
        try
        {
            return BalancerTable.Down(await _balancer.GetStringAsync(new Uri(";csv", UriKind.Relative), stop));
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
