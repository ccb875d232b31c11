using FooBar.ServiceDefaults.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class ServerStatusTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void State_NothingReported_IsUnknown() => Assert.Equal(ServerState.Unknown, Create().State);

    [Theory]
    [InlineData(nameof(ServerState.Available))]
    [InlineData(nameof(ServerState.Unavailable))]
    public void State_WithinLifetime_IsWhatWasReported(string reported)
    {
        var status = Create();
        status.Report(Enum.Parse<ServerState>(reported));

        _clock.Advance(Lifetime);

        Assert.Equal(reported, status.State.ToString());
    }

    [Fact]
    public void State_PastLifetime_IsUnknown()
    {
        var status = Create();
        status.Report(ServerState.Unavailable);

        _clock.Advance(Lifetime + TimeSpan.FromMilliseconds(1));

        Assert.Equal(ServerState.Unknown, status.State);
    }

    [Fact]
    public void Reason_AvailableAgain_IsGone()
    {
        var status = Create();
        status.Report(ServerState.Unavailable, "refused");
        Assert.Equal("refused", status.Reason);

        status.Report(ServerState.Available);

        Assert.Null(status.Reason);
    }

    [Fact]
    public void Report_OlderThanTheNewest_ChangesNothing()
    {
        var status = Create();
        var early = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        status.Report(ServerState.Available);

        status.Report(new ServerObservation(ServerState.Unavailable, early));

        Assert.Equal(ServerState.Available, status.State);
    }

    private ServerStatus Create() => new("mysql-1", Lifetime, _clock, NullLogger<ServerStatus>.Instance);
}
