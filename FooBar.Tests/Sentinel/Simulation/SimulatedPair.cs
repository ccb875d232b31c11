using FooBar.Sentinel.Control;
using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Operator;
using FooBar.Sentinel.Transitions;
using FooBar.Sentinel.Witness;

namespace FooBar.Tests.Sentinel.Simulation;

/// <summary>Two simulated servers under the sentinel's own rules and transitions, with everything that can go wrong between two steps.</summary>
internal sealed class SimulatedPair : IServerControl
{
    private static readonly DecisionLimits Limits = new(
        Failures: 3, TimeSpan.FromSeconds(2), StallAction.RunAlone, TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(500), CatchUp: 100);

    private readonly Random _random;
    private readonly SimulatedTime _time = new();
    private readonly SimulatedServer[] _servers;
    private readonly int[] _failures = new int[2];
    private readonly long?[] _answeringSince = new long?[2];
    private readonly long?[] _answeredAt = new long?[2];
    private readonly bool[] _seen = new bool[2];
    private readonly HashSet<string> _acknowledged = [];
    private readonly List<string> _story = [];
    private WitnessKeeper _keeper;
    private (string Primary, long Epoch, long At, GtidSet Watermark)? _canary;
    private bool _calm;

    public SimulatedPair(int seed, bool calm = false)
    {
        _random = new Random(seed);
        _calm = calm;
        _servers = [new(this, "mysql-1", "11111111-1111-1111-1111-111111111111"), new(this, "mysql-2", "22222222-2222-2222-2222-222222222222")];
        Witness.Changed += Judge;
        _keeper = new WitnessKeeper(Witness);
    }

    public SimulatedWitness Witness { get; } = new();

    /// <summary>Whether the servers reach each other.</summary>
    public bool Linked { get; private set; } = true;

    /// <summary>Whether the engine answers the sentinel.</summary>
    public bool EngineAnswers { get; private set; } = true;

    /// <summary>The step before or after which the sentinel dies, if any.</summary>
    public Func<string, bool>? KillAt { get; set; }

    public IReadOnlyList<string> Story => _story;

    public IReadOnlyCollection<string> Acknowledged => _acknowledged;

    public int Promotions { get; private set; }

    public IReadOnlyList<SimulatedServer> Servers => _servers;

    public SimulatedServer Of(string name) => _servers.Single(server => server.Name == name);

    public SimulatedServer OtherThan(string name) => _servers.Single(server => server.Name != name);

    public bool LosesAnswer() => !_calm && _random.Next(50) == 0;

    public bool Interrupts() => !_calm && _random.Next(4) == 0;

    public void Acknowledge(SimulatedServer server, string transaction)
    {
        _acknowledged.Add(transaction);
        Assert.True(
            Witness.State?.Primary == server.Name,
            Tell($"{server.Name} acknowledged {transaction}, but {Witness.State?.Primary} is primary: two servers are written to."));
    }

    /// <summary>Something happens to the pair.</summary>
    public void Happen()
    {
        if (_calm)
        {
            return;
        }

        var server = _servers[_random.Next(2)];
        switch (_random.Next(100))
        {
            case 0: Note($"{server.Name} crashes"); server.Crash(); break;
            case 1 when server.Up: Note($"{server.Name} freezes"); server.Frozen = true; break;
            case 2 or 3: server.Frozen = false; break;
            case 4 when !server.Up && !server.IsShutDown: Note($"{server.Name} starts by itself"); server.Start(); break;
            case 5: Note("the servers are cut off from each other"); Linked = false; break;
            case 6 or 7: Linked = true; break;
            case 8: Note($"the sentinel is cut off from {server.Name}"); server.Reachable = false; break;
            case 9 or 10: server.Reachable = true; break;
            // Without the engine nobody could tell a shutdown from a crash: a second fault on top of it.
            case 11 when !_servers.Any(static server => server.IsShutDown): Note("the engine does not answer"); EngineAnswers = false; break;
            case 12 or 13: EngineAnswers = true; break;
            case 14 when EngineAnswers && server.Alive && Witness.State is { Phase: WitnessPhase.Steady } state && state.Primary == server.Name:
                Note($"{server.Name} is shut down");
                server.ShutDown();
                break;
            case < 50: server.Write(); break;
            case < 80: server.Receive(_random.Next(1, 4)); break;
            default: server.Apply(_random.Next(1, 4)); break;
        }
    }

    /// <summary>The sentinel observes, decides and acts, while things go on happening.</summary>
    public Verdict Round()
    {
        Beat();
        _time.Advance(TimeSpan.FromMilliseconds(250));
        var snapshot = Observe();
        var verdict = DecisionRules.Decide(_keeper.Reading, snapshot, Limits);
        if (verdict.Step is not StepKind.None)
        {
            Note($"{verdict.Finding}: {verdict.Step} {verdict.Server}");
            var steps = new SimulatedSteps(step =>
            {
                Happen();
                if (KillAt?.Invoke($"{verdict.Step}/{step}") ?? (!_calm && _random.Next(60) == 0))
                {
                    throw new SentinelKilledException();
                }
            });
            var bounds = new TransitionBounds(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(60), TimeSpan.FromSeconds(1));
            Run(() => TransitionRunner.RunAsync(new TransitionContext(_keeper, _servers, this, bounds, steps, _time, "kept"), verdict, snapshot, CancellationToken.None));
        }

        return verdict;
    }

    /// <summary>An operator swaps the roles, where that is allowed.</summary>
    public void SwitchOver()
    {
        if (Switchover.Refusal(_keeper.Reading.State, Observe()) is null)
        {
            Note("switchover");
            var bounds = new TransitionBounds(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
            Run(() => Switchover.RunAsync(new TransitionContext(_keeper, _servers, this, bounds, new SimulatedSteps(_ => Happen()), _time, "kept"), CancellationToken.None));
        }
    }

    /// <summary>An operator has the replica's data replaced, where that is allowed.</summary>
    public void Reclone()
    {
        if (_keeper.Reading.State is { } state && OtherThan(state.Primary).Name is var replica
            && OperatorRules.Refusal(new(OperatorCommand.Reclone, replica, new()), _keeper.Reading, Observe()) is null)
        {
            Note($"{replica} is to be cloned");
            var bounds = new TransitionBounds(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
            var context = new TransitionContext(_keeper, _servers, this, bounds, new SimulatedSteps(_ => Happen()), _time, "kept");
            Run(async () =>
            {
                await Solo.RunAsync(context, CancellationToken.None);
                await Cloning.RunAsync(context, replica, CancellationToken.None);
            });
        }
    }

    /// <summary>Everything is repaired and nothing breaks any more; the pair has to find its way into step, with every acknowledged write on both.</summary>
    public void Converge()
    {
        _calm = true;
        KillAt = null;
        Linked = EngineAnswers = true;
        foreach (var server in _servers)
        {
            server.Frozen = false;
            server.Reachable = true;
        }

        Verdict verdict = new(Finding.Observing);
        for (var i = 0; i < 200; i++)
        {
            verdict = Round();
            foreach (var server in _servers)
            {
                server.Receive(int.MaxValue);
                server.Apply(int.MaxValue);
            }

            if (verdict.Finding is Finding.InSync && _servers[0].Executed.Equals(_servers[1].Executed))
            {
                break;
            }
        }

        Assert.True(verdict.Finding is Finding.InSync, Tell($"The pair did not come into step: {verdict}"));
        foreach (var server in _servers)
        {
            var lost = _acknowledged.Where(transaction => !server.Executed.Contains(GtidSet.Parse(transaction))).ToList();
            Assert.True(lost.Count == 0, Tell($"{server.Name} lacks {string.Join(", ", lost)}, which were acknowledged."));
        }

        Assert.Single(_servers, static server => !server.ReadOnly);
        Assert.DoesNotContain(_servers, static server => server.IsWiped);
    }

    public Task<ProcessState> InspectAsync(string server, CancellationToken cancellationToken) => Task.FromResult(ProcessOf(Of(server)));

    public Task<bool> KillAsync(string server, CancellationToken cancellationToken)
    {
        if (EngineAnswers && Of(server).Up)
        {
            Of(server).Crash();
        }

        return Task.FromResult(EngineAnswers);
    }

    public Task<bool> StartAsync(string server, CancellationToken cancellationToken)
    {
        if (EngineAnswers)
        {
            Of(server).Start();
        }

        return Task.FromResult(EngineAnswers);
    }

    public Task<bool> SaveAsync(string server, IReadOnlyList<string> paths, string folder, CancellationToken cancellationToken) => Task.FromResult(EngineAnswers);

    private ProcessState ProcessOf(SimulatedServer server) => !EngineAnswers ? ProcessState.Unknown : server.Up ? ProcessState.Running : server.IsShutDown ? ProcessState.ShutDown : ProcessState.Gone;

    private void Run(Func<Task> transition)
    {
        try
        {
            transition().GetAwaiter().GetResult();
        }
        catch (SentinelKilledException)
        {
            Note("the sentinel is killed and started again");
            Restart();
        }
        catch (Exception failure) when (failure is FooBar.Sentinel.Servers.ServerOperationException or TransitionAbortedException)
        {
            Note(failure.Message);
        }

        _canary = null;
    }

    // A new process knows only what is on record.
    private void Restart()
    {
        _keeper = new WitnessKeeper(Witness);
        _canary = null;
        Array.Clear(_failures);
        Array.Clear(_answeringSince);
        Array.Clear(_answeredAt);
        Array.Clear(_seen);
    }

    private void Beat()
    {
        if (_keeper.Reading.State is not { Phase: WitnessPhase.Steady } state)
        {
            return;
        }

        if (_canary?.Primary != state.Primary || _canary?.Epoch != state.Epoch)
        {
            _canary = (state.Primary, state.Epoch, _time.GetTimestamp(), GtidSet.Empty);
        }

        var primary = Of(state.Primary);
        if (!primary.Alive || !primary.Reachable || primary.ReadOnly || primary.Offline)
        {
            return;
        }

        var (executed, waiting) = (primary.Executed, primary.Waiting.Count);
        primary.Write();
        OtherThan(primary.Name).Receive(_random.Next(0, 4));
        if (primary.Waiting.Count == 0 && waiting >= 0)
        {
            _canary = (state.Primary, state.Epoch, _time.GetTimestamp(), state.Mode is ReplicationMode.Sync ? executed : GtidSet.Empty);
        }
    }

    private PairSnapshot Observe()
    {
        var seen = _servers.Select((server, i) =>
        {
            var answers = server.Alive && server.Reachable;
            _failures[i] = answers ? 0 : _failures[i] + 1;
            _answeringSince[i] = answers ? _answeringSince[i] ?? _time.GetTimestamp() : null;
            _seen[i] |= answers;
            _answeredAt[i] = answers ? _time.GetTimestamp() : _answeredAt[i];
            return new ServerObservation(
                server.Name,
                answers ? Reach.Answering : server.Up ? Reach.Silent : Reach.Refused,
                _failures[i],
                _answeringSince[i] is { } since ? _time.GetElapsedTime(since) : TimeSpan.Zero,
                _seen[i],
                answers ? ProcessState.Running : ProcessOf(server),
                answers ? server.Status() : null)
            {
                SinceAnswer = _answeredAt[i] is { } at ? _time.GetElapsedTime(at) : null,
            };
        }).ToList();
        var canary = _canary is { } beat ? new CanaryStatus(_time.GetElapsedTime(beat.At), beat.Watermark) : CanaryStatus.None;
        return new(seen[0], seen[1], canary, TimeSpan.FromMinutes(1));
    }

    private void Judge(WitnessState? before, WitnessState after)
    {
        if (before is null || before.Primary == after.Primary)
        {
            return;
        }

        Promotions++;
        var missing = _acknowledged.Where(transaction => !Of(after.Primary).Executed.Contains(GtidSet.Parse(transaction))).ToList();
        Assert.True(before.Mode is ReplicationMode.Sync && before.IsInSync(after.Primary), Tell($"{after.Primary} was promoted and was not in step."));
        Assert.True(missing.Count == 0, Tell($"{after.Primary} was promoted without {string.Join(", ", missing)}."));
        Assert.False(Of(after.Primary).IsWiped, Tell($"{after.Primary} was promoted without its data."));
        Assert.True(after.Epoch > before.Epoch || before.Phase is WitnessPhase.Failing, Tell("The epoch did not grow."));
    }

    private void Note(string what) => _story.Add(what);

    private string Tell(string what) => $"{what}\n{string.Join('\n', _story.TakeLast(40))}";
}
