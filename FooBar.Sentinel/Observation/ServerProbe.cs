using System.Net.Sockets;
using FooBar.Sentinel.Configuration;
using FooBar.Sentinel.Control;
using FooBar.Sentinel.Servers;
using FooBar.Sentinel.Telemetry;
using MySqlConnector;

namespace FooBar.Sentinel.Observation;

/// <summary>Asks one server for its status again and again, each time with a deadline, and remembers the last answer with its time.</summary>
internal sealed class ServerProbe(
    string name, string connectionString, SentinelOptions options, IServerControl control, SentinelTelemetry telemetry, TimeProvider time) : IAsyncDisposable
{
    private const int TooManyConnections = 1040;
    private const int TooManyUserConnections = 1203;
    private const int AccessDenied = 1045;
    private const int ServerShutdown = 1053;

    private static readonly TimeSpan Doubt = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    private readonly ServerSession _session = new(connectionString, time);
    private readonly SemaphoreSlim _soon = new(0, 1);
    private Sample _sample = new(ServerObservation.Nothing(name), 0, 0, null, null, null);

    /// <summary>Called after each probe.</summary>
    public event Action? Probed;

    /// <summary>The server's name.</summary>
    public string Name => name;

    /// <summary>What is known of the server now. What is too old counts as nothing.</summary>
    public ServerObservation Current
    {
        get
        {
            var sample = Volatile.Read(ref _sample);
            var lifetime = options.ProbeInterval + options.ProbeTimeout * 4;
            var observation = sample.Observation with { SinceAnswer = sample.AnsweredAt is { } at ? time.GetElapsedTime(at) : null, UpFor = sample.UpSince is { } up ? time.GetElapsedTime(up) : TimeSpan.Zero };
            return sample.At == 0 || time.GetElapsedTime(sample.At) > lifetime
                ? observation with { Reach = Reach.Unknown, Status = null, AnsweringFor = TimeSpan.Zero }
                : observation with { AnsweringFor = sample.AnsweringSince is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero };
        }
    }

    /// <summary>Probes until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await ProbeAsync(cancellationToken);
            Probed?.Invoke();
            await _soon.WaitAsync(options.ProbeInterval, cancellationToken);
        }
    }

    /// <summary>Probes without waiting for the next interval.</summary>
    public void ProbeSoon()
    {
        if (_soon.CurrentCount == 0)
        {
            try
            {
                _soon.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another one has asked for it at the same moment.
            }
        }
    }

    /// <summary>Completes when a probe that began after this call has ended.</summary>
    public async Task FreshAsync(CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (Volatile.Read(ref _sample).Begun < since)
        {
            ProbeSoon();
            await Task.Delay(Glance, time, cancellationToken);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        _soon.Dispose();
    }

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var asking = AskAsync(cancellationToken);
        if (await Task.WhenAny(asking, EndedAsync(asking, cancellationToken)) != asking)
        {
            // Nobody will answer any more; without the engine's word for it that would be known only at the deadline.
            _session.Reset();
        }

        var (reach, status) = asking.IsCompleted ? await asking : (Reach.Refused, null);
        telemetry.Probed(name, reach, time.GetElapsedTime(started));
        var before = Volatile.Read(ref _sample);
        var process = reach is Reach.Answering ? ProcessState.Running : await InspectAsync(cancellationToken);
        var failed = reach is Reach.Refused or Reach.Silent;
        var failures = failed ? before.Observation.Failures + 1 : 0;
        var isDown = process is not (ProcessState.Running or ProcessState.Unknown) || failures >= options.Failures;
        Volatile.Write(ref _sample, new(
            new(name, reach, failures, TimeSpan.Zero, before.Observation.Seen || !failed, process, status),
            started,
            time.GetTimestamp(),
            reach is Reach.Answering ? before.AnsweringSince ?? started : null,
            reach is Reach.Answering ? started : before.AnsweredAt,
            isDown ? null : before.UpSince ?? (reach is Reach.Answering ? started : null)));
    }

    private async Task<(Reach Reach, ServerStatus? Status)> AskAsync(CancellationToken cancellationToken)
    {
        // A connection of earlier that breaks says nothing about the server now; a new one does, in the same probe.
        for (var attempt = 0; ; attempt++)
        {
            var old = _session.IsOpen;
            try
            {
                return (Reach.Answering, await _session.RunAsync(StatusQuery.ReadAsync, options.ProbeTimeout, cancellationToken));
            }
            catch (TimeoutException)
            {
                return (Reach.Silent, null);
            }
            catch (MySqlException busy) when (busy.Number is TooManyConnections or TooManyUserConnections or AccessDenied)
            {
                return (Reach.Busy, null);
            }
            catch (Exception refused) when (refused is MySqlException or IOException or SocketException or InvalidOperationException or FormatException)
            {
                if (!old || attempt > 0 || refused is MySqlException { Number: ServerShutdown })
                {
                    return (Reach.Refused, null);
                }
            }
        }
    }

    // Completes early when the engine says that the process is gone, which a connection to it may be long in telling.
    private async Task EndedAsync(Task asking, CancellationToken cancellationToken)
    {
        await Task.WhenAny(asking, Task.Delay(Doubt, time, cancellationToken));
        if (asking.IsCompleted || await InspectAsync(cancellationToken) is not (ProcessState.Gone or ProcessState.Stopped or ProcessState.ShutDown))
        {
            await asking;
        }
    }

    private async Task<ProcessState> InspectAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.ProbeTimeout);
        try
        {
            return await control.InspectAsync(name, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ProcessState.Unknown;
        }
    }

    private sealed record Sample(ServerObservation Observation, long Begun, long At, long? AnsweringSince, long? AnsweredAt, long? UpSince);
}
