// chaos [--minutes N] [--seed S]: visitors at the front door while parts of a stack of its own fail
// failover [REPETITIONS] [EVENT]: how long writes wait in each event that docs/failover.md promises something for
// clone [MIB]: how long it takes until a replica whose data is replaced is in step again
// Started by ./foobar, in its folder.
using System.Globalization;
using System.Runtime.InteropServices;
using FooBar.Chaos;
using FooBar.Chaos.Cloning;
using FooBar.Chaos.Failover;
using FooBar.Chaos.Invariants;
using FooBar.Chaos.Report;
using FooBar.Chaos.Stack;

const int Broken = 1;
const int Misused = 2;
const int Interrupted = 130;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);

try
{
    return args switch
    {
        ["chaos", .. var rest] => await RunChaosAsync(ChaosOptions.Parse(rest)),
        ["failover", .. var rest] => await MeasureFailoverAsync(rest),
        ["clone", .. var rest] => await MeasureCloneAsync(rest),
        _ => throw new ChaosException("It is started by ./foobar chaos, ./foobar bench failover or ./foobar bench clone."),
    };
}
catch (ChaosException problem)
{
    Console.Error.WriteLine($"foobar: {problem.Message}");
    return Misused;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Interrupted: no verdict.");
    return Interrupted;
}

async Task<int> RunChaosAsync(ChaosOptions options)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Chaos for {options.Length.TotalMinutes:0.##} min, seed {options.Seed}, on a stack of its own."));
    var name = NameOf($"seed-{options.Seed.ToString(CultureInfo.InvariantCulture)}");
    var run = await OnStackAsync(name, stack => ChaosRun.RunAsync(stack, options, stop.Token));
    var verdicts = InvariantRules.Judge(run);
    var path = $"{name}.html";
    await File.WriteAllTextAsync(path, ChaosReport.Write(run, verdicts));
    foreach (var verdict in verdicts)
    {
        Console.WriteLine($"{(verdict.Holds ? "✔" : "✘")} {verdict.Name}: {verdict.Summary}");
        foreach (var violation in verdict.Violations.Take(5))
        {
            Console.WriteLine($"    {violation}");
        }
    }

    Console.WriteLine($"Report: {path}");
    return verdicts.All(static verdict => verdict.Holds) ? 0 : Broken;
}

async Task<int> MeasureFailoverAsync(string[] arguments)
{
    var repetitions = 20;
    if (arguments.Length > 0 && !(int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out repetitions) && repetitions > 0))
    {
        throw new ChaosException($"'{arguments[0]}' is no number of repetitions.");
    }

    var events = FailoverEvent.All.Where(happening => arguments.Length < 2 || arguments.Skip(1).Contains(happening.Name)).ToList();
    if (events.Count == 0)
    {
        throw new ChaosException($"Measure {string.Join(", ", FailoverEvent.All.Select(static happening => happening.Name))}, or all.");
    }

    return await OnStackAsync(NameOf("failover"), stack => FailoverBench.RunAsync(stack, events, repetitions, stop.Token)) ? 0 : Broken;
}

async Task<int> MeasureCloneAsync(string[] arguments)
{
    var mebibytes = 1024;
    if (arguments.Length > 1 || (arguments.Length == 1 && !(int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out mebibytes) && mebibytes > 0)))
    {
        throw new ChaosException($"'{string.Join(' ', arguments)}' is no number of MiB.");
    }

    return await OnStackAsync(NameOf("clone"), stack => CloneBench.RunAsync(stack, mebibytes, stop.Token)) ? 0 : Broken;
}

// The stack ends however the work on it ends; before that its logs are kept, which are asked for most when it went wrong.
async Task<T> OnStackAsync<T>(string name, Func<ChaosStack, Task<T>> work)
{
    try
    {
        var stack = await ChaosStack.StartAsync(stop.Token);
        try
        {
            return await work(stack);
        }
        finally
        {
            foreach (var service in (string[])["sentinel", "api-1", "api-2"])
            {
                await File.WriteAllTextAsync($"{name}-{service}.log", await ChaosStack.LogAsync(service));
            }
        }
    }
    finally
    {
        await ChaosStack.StopAsync();
    }
}

static string NameOf(string run) => Path.Combine(
    Directory.CreateDirectory(".foobar/chaos").FullName, string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}-{run}"));

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
