using System.Collections.Immutable;
using FooBar.ServiceDefaults.Database;

namespace FooBar.Tests.ServiceDefaults.Database;

public sealed class RoutingPolicyTests
{
    private static readonly RoutingRules Rules = new(Lifetime: Seconds(3), MaxLag: Seconds(2), ReturnAfter: 3, Doubt: Seconds(1));

    // What each of two servers was last seen to be; where reads and writes go then, best first.
    // P n: takes writes in epoch n. R: replica. B: replica that is behind. O: offline. X: does not answer. ?: not heard of.
    [Theory]
    [InlineData("P0", "R", "2 1", "1")]
    [InlineData("R", "P0", "1 2", "2")]
    [InlineData("P0", "B", "1 2", "1")]
    [InlineData("P0", "X", "1 2", "1")]
    [InlineData("P0", "O", "1 2", "1")]
    [InlineData("P0", "?", "1 2", "1")]
    [InlineData("R", "R", "1 2", "")]
    [InlineData("X", "R", "2 1", "")]
    [InlineData("X", "B", "2 1", "")]
    [InlineData("?", "B", "2 1", "")]
    [InlineData("?", "X", "1 2", "")]
    [InlineData("?", "?", "1 2", "")]
    [InlineData("X", "X", "1 2", "")]
    [InlineData("P0", "P0", "1 2", "")]
    [InlineData("P1", "P2", "2", "2")]
    [InlineData("P2", "P1", "1", "1")]
    [InlineData("P1", "P0", "1", "1")]
    [InlineData("P7", "R", "2 1", "1")]
    public void Route_WhatWasSeenOfBoth_NamesWhoMayDoItBestFirst(string first, string second, string reads, string writes)
    {
        var view = View(first, second);

        Assert.Equal(reads, Route(view, DatabaseIntent.Read));
        Assert.Equal(writes, Route(view, DatabaseIntent.Write));
        Assert.Equal(writes, Route(view, DatabaseIntent.RepeatableWrite));
    }

    [Fact]
    public void Route_NewerEpochSeenOnAReplica_RejectsThePrimaryOfTheOlderOne()
    {
        var view = Observe(View("P1", "R"), 1, At(1), new ServerReading(IsReadOnly: true, Epoch: 2));

        Assert.Equal(("2", ""), (Route(view, DatabaseIntent.Read), Route(view, DatabaseIntent.Write)));
    }

    [Fact]
    public void Route_NewerEpochsServerIsGone_DoesNotGoBackToTheOlderOne()
    {
        var view = Observe(View("P1", "P2"), 1, At(1), null);

        Assert.Equal("", Route(view, DatabaseIntent.Write));
        Assert.Equal("2", Route(view, DatabaseIntent.Read));
    }

    [Fact]
    public void StateOf_PastItsLifetime_IsUnknown()
    {
        var view = View("P0", "R");

        Assert.Equal(ServerState.Primary, RoutingPolicy.StateOf(view, 0, Rules.Lifetime, Rules));
        Assert.Equal(ServerState.Unknown, RoutingPolicy.StateOf(view, 0, Rules.Lifetime + TimeSpan.FromTicks(1), Rules));
    }

    [Theory]
    [InlineData("P0", "R", 1, false)]
    [InlineData("P0", "R", 1.1, true)]
    [InlineData("R", "P0", 1.1, true)]
    [InlineData("R", "R", 0, true)]
    [InlineData("X", "R", 0, true)]
    [InlineData("P0", "P0", 0, true)]
    public void IsPrimaryInDoubt_SinceItsLastAnswer_IsWhatTheRulesSay(string first, string second, double seconds, bool isInDoubt) =>
        Assert.Equal(isInDoubt, RoutingPolicy.IsPrimaryInDoubt(View(first, second), At(seconds), Rules));

    [Theory]
    [InlineData("P0", "R")]
    [InlineData("P1", "P2")]
    [InlineData("X", "B")]
    [InlineData("?", "?")]
    public void RoutingTable_UntilItsEnd_SaysWhatThePolicySays(string first, string second)
    {
        var view = Observe(View(first, second), 1, At(1), new ServerReading(IsReadOnly: true));
        var table = RoutingTable.Of(view, At(1), Rules);

        Assert.Equal(first == "?" ? At(1) + Rules.Lifetime : Rules.Lifetime, table.Until);
        foreach (var now in new[] { At(1), table.Until })
        {
            Assert.Equal(RoutingPolicy.Route(view, DatabaseIntent.Read, now, Rules).AsEnumerable(), table.Reads.AsEnumerable());
            Assert.Equal(RoutingPolicy.Route(view, DatabaseIntent.Write, now, Rules).AsEnumerable(), table.Writes.AsEnumerable());
            Assert.Equal([RoutingPolicy.StateOf(view, 0, now, Rules), RoutingPolicy.StateOf(view, 1, now, Rules)], table.States.AsEnumerable());
        }
    }

    [Fact]
    public void Observe_OlderThanTheNewest_ChangesNothing()
    {
        var view = Observe(TopologyView.Unseen(2), 0, At(5), new ServerReading(IsReadOnly: true, Epoch: 4));

        Assert.Same(view, Observe(view, 0, At(4), new ServerReading(IsReadOnly: false, Epoch: 9)));
    }

    [Fact]
    public void Observe_LowerEpochLater_KeepsTheHighest()
    {
        var view = Observe(View("P7", "R"), 0, At(1), new ServerReading(IsReadOnly: true, Epoch: 3));

        Assert.Equal(7UL, view.Epoch);
    }

    [Fact]
    public void Lag_ReplicaLacksABeat_IsHowLongThePrimaryHasHadIt()
    {
        var view = Beat(TopologyView.Unseen(2), 0, At(1), beat: 10);
        view = Beat(view, 0, At(2), beat: 11);
        view = Beat(view, 0, At(3), beat: 12);

        Assert.Equal(TimeSpan.Zero, Replica(view, At(3.5), beat: 12).Lag);
        Assert.Equal(Seconds(0.5), Replica(view, At(3.5), beat: 11).Lag);
        Assert.Equal(Seconds(1.5), Replica(view, At(3.5), beat: 10).Lag);
        Assert.Equal(Seconds(2.5), Replica(view, At(3.5), beat: null).Lag);
    }

    [Fact]
    public void Lag_SentinelIsAway_StaysZeroHoweverLong()
    {
        var view = Beat(TopologyView.Unseen(2), 0, At(1), beat: 10);
        view = Beat(view, 0, At(900), beat: 10);

        Assert.Equal(TimeSpan.Zero, Replica(view, At(901), beat: 10).Lag);
    }

    [Fact]
    public void Lag_OldPrimaryCountedOnByItself_IsBehindTheNewEpoch()
    {
        var view = Beat(TopologyView.Unseen(2), 0, At(1), beat: 10, epoch: 2);

        Assert.Equal(Seconds(4), Replica(view, At(5), beat: 99, epoch: 1).Lag);
    }

    [Fact]
    public void Lag_MoreBeatsThanAreKept_IsMeasuredByTheOldestKept()
    {
        var view = TopologyView.Unseen(2);
        for (var beat = 0; beat < 1000; beat++)
        {
            view = Beat(view, 0, At(beat), (ulong)beat);
        }

        Assert.InRange(view.Beats.Length, 100, 200);
        Assert.Equal(At(1000) - view.Beats[0].At, Replica(view, At(1000), beat: 1).Lag);
    }

    [Fact]
    public void Evicted_ReplicaBeyondTheBound_ReturnsAfterEnoughSoundObservationsAtHalfOfIt()
    {
        var view = Beat(TopologyView.Unseen(2), 0, At(0), beat: 1);
        view = Beat(view, 1, At(0), beat: 1, readOnly: true);
        Assert.False(view.Servers[1].IsEvicted);

        // Beat 2 has been on the primary for longer than the bound.
        view = Beat(view, 0, At(1), beat: 2);
        view = Beat(view, 1, At(3), beat: 1, readOnly: true);
        Assert.False(view.Servers[1].IsEvicted);
        view = Beat(view, 1, At(3.1), beat: 1, readOnly: true);
        Assert.True(view.Servers[1].IsEvicted);

        // Within the bound, but not within half of it.
        view = Beat(view, 0, At(4), beat: 3);
        view = Beat(view, 1, At(5.5), beat: 2, readOnly: true);
        Assert.Equal((true, 0), (view.Servers[1].IsEvicted, view.Servers[1].Sound));

        view = Beat(view, 1, At(6), beat: 3, readOnly: true);
        view = Beat(view, 1, At(7), beat: 3, readOnly: true);
        Assert.True(view.Servers[1].IsEvicted);
        view = Beat(view, 1, At(8), beat: 3, readOnly: true);
        Assert.False(view.Servers[1].IsEvicted);
    }

    [Fact]
    public void Evicted_ReplicaAwayInBetween_StartsCountingAnew()
    {
        var view = Observe(View("P0", "R"), 1, At(1), null);
        view = Observe(view, 1, At(2), new ServerReading(IsReadOnly: true));
        view = Observe(view, 1, At(3), new ServerReading(IsReadOnly: true));
        view = Observe(view, 1, At(4), null);
        view = Observe(view, 1, At(5), new ServerReading(IsReadOnly: true));

        Assert.Equal((true, 1), (view.Servers[1].IsEvicted, view.Servers[1].Sound));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static TimeSpan At(double seconds) => Seconds(seconds);

    private static string Route(TopologyView view, DatabaseIntent intent) =>
        string.Join(' ', RoutingPolicy.Route(view, intent, view.Servers.Max(static server => server.Latest?.At ?? TimeSpan.Zero), Rules).Select(static server => server + 1));

    private static TopologyView Observe(TopologyView view, int server, TimeSpan at, ServerReading? reading) =>
        RoutingPolicy.Observe(view, server, new ServerObservation(at, reading, reading is null ? "gone" : null), Rules);

    private static TopologyView Beat(TopologyView view, int server, TimeSpan at, ulong beat, ulong epoch = 1, bool readOnly = false) =>
        Observe(view, server, at, new ServerReading(readOnly, Epoch: epoch, Heartbeat: new Heartbeat(epoch, beat)));

    private static ServerView Replica(TopologyView view, TimeSpan at, ulong? beat, ulong epoch = 1) => Observe(
        view, 1, at, new ServerReading(IsReadOnly: true, Epoch: epoch, Heartbeat: beat is { } number ? new Heartbeat(epoch, number) : null)).Servers[1];

    private static TopologyView View(params ImmutableArray<string> servers)
    {
        var view = TopologyView.Unseen(servers.Length);
        for (var server = 0; server < servers.Length; server++)
        {
            view = servers[server] switch
            {
                "?" => view,
                "X" => Observe(view, server, At(0), null),
                "O" => Observe(view, server, At(0), new ServerReading(IsReadOnly: false, IsOffline: true)),
                "R" => Observe(view, server, At(0), new ServerReading(IsReadOnly: true)),
                "B" => Observe(Observe(view, server, At(-1), null), server, At(0), new ServerReading(IsReadOnly: true)),
                var primary => Observe(view, server, At(0), new ServerReading(IsReadOnly: false, Epoch: ulong.Parse(primary[1..], System.Globalization.CultureInfo.InvariantCulture))),
            };
        }

        return view;
    }
}
