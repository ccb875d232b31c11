namespace FooBar.Sentinel.Observation;

/// <summary>What this sentinel knows of a server at one moment. Every time in it is an age by the monotonic clock.</summary>
/// <param name="Name">The server's name.</param>
/// <param name="Reach">How it answers.</param>
/// <param name="Failures">How many probes in a row have failed.</param>
/// <param name="AnsweringFor">Since when it answers without a failure; zero when it does not.</param>
/// <param name="Seen">Whether it has answered this sentinel at any time.</param>
/// <param name="Process">What the container engine says.</param>
/// <param name="Status">What it says of itself; null when it does not answer.</param>
internal sealed record ServerObservation(
    string Name, Reach Reach, int Failures, TimeSpan AnsweringFor, bool Seen, ProcessState Process, ServerStatus? Status)
{
    /// <summary>How long it has been up, as far as this sentinel has seen. Unlike <see cref="AnsweringFor"/> a missed probe or two do not end it.</summary>
    public TimeSpan UpFor { get; init; } = AnsweringFor;

    /// <summary>How long ago it last answered this sentinel; null when it never has.</summary>
    public TimeSpan? SinceAnswer { get; init; }

    /// <summary>Nothing is known.</summary>
    public static ServerObservation Nothing(string name) => new(name, Reach.Unknown, 0, TimeSpan.Zero, false, ProcessState.Unknown, null);

    /// <summary>Whether its process exists no more.</summary>
    public bool HasEnded => Process is ProcessState.Gone or ProcessState.Stopped or ProcessState.ShutDown;

    /// <summary>Whether it may be started. One that somebody has stopped on purpose stays stopped.</summary>
    public bool IsStartable => Process is ProcessState.Gone or ProcessState.ShutDown;

    /// <summary>Whether nobody listens although its process runs: it is shutting down, or starting.</summary>
    public bool IsClosing => Reach is Reach.Refused && Process is ProcessState.Running;

    /// <summary>Whether its status can be gone by.</summary>
    public bool Answers => Reach is Reach.Answering && Status is not null;
}
