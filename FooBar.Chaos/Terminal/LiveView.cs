using System.Globalization;
using FooBar.Chaos.Faults;
using FooBar.Chaos.Load;
using FooBar.Chaos.Stack;

namespace FooBar.Chaos.Terminal;

/// <summary>What a run is at, on the terminal: a few lines that are drawn again and again, with events above them; elsewhere a line now and then.</summary>
internal sealed class LiveView(RunClock clock, TimeSpan length, LoadRecord load, StackWatcher watcher, Func<IReadOnlyList<FaultRecord>> faults, TextWriter output, bool isTerminal)
{
    private const string ClearBelow = "\e[J";
    private const int Columns = 60;

    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private int _drawn;

    /// <summary>Says that something happened.</summary>
    public void Say(string text)
    {
        lock (_lock)
        {
            Erase();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Clock(clock.Now)}  {text}"));
            Draw();
        }
    }

    /// <summary>Draws until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var last = TimeSpan.Zero;
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(isTerminal ? Redraw : Line, clock.Time, stop).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            lock (_lock)
            {
                Erase();
                if (!isTerminal)
                {
                    output.WriteLine($"{Clock(clock.Now)}  {Counts(load.Requests.Where(request => request.Ended >= last))}; {Pair()}");
                    last = clock.Now;
                }
                else if (!stop.IsCancellationRequested)
                {
                    Draw();
                }
            }
        }
    }

    private void Draw()
    {
        if (!isTerminal)
        {
            return;
        }

        var now = clock.Now;
        var done = Math.Clamp(now / length, 0, 1);
        var recent = load.Requests.Where(request => request.Ended > now - TimeSpan.FromSeconds(5)).ToList();
        var under = faults().Where(static fault => fault.Recovered is null && fault.Problem is null).Select(static fault => fault.Fault.ToString());
        string[] lines =
        [
            "",
            $"  {new string('█', (int)(done * Columns))}{new string('░', Columns - (int)(done * Columns))} {Clock(now)} of {Clock(length)}",
            $"  last 5 s  {Counts(recent)}",
            $"  whole run {Counts(load.Requests)}",
            $"  pair      {Pair()}",
            $"  down      {(watcher.Current.Down is { } down ? down.Count == 0 ? "nothing" : string.Join(", ", down.Order()) : "lb does not answer")}",
            $"  faults    {(under.Any() ? string.Join(", ", under) : "none")}",
        ];
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }

        _drawn = lines.Length;
    }

    private void Erase()
    {
        if (_drawn > 0)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\e[{_drawn}A\r{ClearBelow}"));
            _drawn = 0;
        }
    }

    private string Pair() => watcher.Current.Pair is { } pair
        ? string.Create(CultureInfo.InvariantCulture, $"{pair.Finding}, primary {pair.Primary}, epoch {pair.Epoch}")
        : "the sentinel does not answer";

    private static string Counts(IEnumerable<RequestRecord> requests)
    {
        var all = requests.ToList();
        return string.Create(CultureInfo.InvariantCulture, $"GET {Part(RequestKind.Read)}, POST {Part(RequestKind.Write)}");

        string Part(RequestKind kind)
        {
            var own = all.Where(request => request.Kind == kind).ToList();
            var failed = own.Count(static request => request.Outcome != Outcome.Succeeded);
            return string.Create(CultureInfo.InvariantCulture, $"{own.Count - failed} answered, {failed} failed");
        }
    }

    private static string Clock(TimeSpan time) => time.ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
