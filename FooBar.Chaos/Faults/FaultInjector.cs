using System.Globalization;
using FooBar.Chaos.Schedules;
using FooBar.Chaos.Stack;

namespace FooBar.Chaos.Faults;

/// <summary>Makes faults, and undoes them, on the parts of one stack.</summary>
internal sealed class FaultInjector(ChaosStack stack, StackWatcher watcher, TimeProvider time)
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StartPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Makes a fault.</summary>
    /// <returns>What undoes it; null when there is nothing to undo.</returns>
    /// <exception cref="ChaosException">It could not be made.</exception>
    public async Task<Func<Task>?> MakeAsync(FaultDefinition fault, CancellationToken cancellationToken)
    {
        var target = fault.Target;
        switch (fault.Kind, fault.Tier)
        {
            case (FaultKind.Switchover, _):
                return await watcher.SwitchOverAsync(cancellationToken) is { } refusal ? throw new ChaosException(refusal) : null;
            case (FaultKind.Reload, _):
                await ChaosStack.ResourceAsync(target, "reload", cancellationToken);
                return null;
            case (FaultKind.Drain, _):
                await ChaosStack.ResourceAsync(target, "drain", cancellationToken);
                return () => ChaosStack.ResourceAsync(target, "return-to-rotation", CancellationToken.None);
            case (FaultKind.Restart, Tier.Application):
                await ChaosStack.ResourceAsync(target, "restart", cancellationToken);
                return null;
            case (FaultKind.Kill or FaultKind.Freeze, Tier.Application or Tier.Sentinel):
                return await SignalAsync(target, fault.Kind, cancellationToken);
            default:
                return await OnContainerAsync(fault, await stack.ContainerAsync(target, cancellationToken), cancellationToken);
        }
    }

    private async Task<Func<Task>?> SignalAsync(string target, FaultKind kind, CancellationToken cancellationToken)
    {
        var process = stack.ProcessOf(target).Id.ToString(CultureInfo.InvariantCulture);
        await Command.RunAsync("kill", [kind == FaultKind.Kill ? "-KILL" : "-STOP", process], cancellationToken);
        return kind == FaultKind.Kill
            ? () => StartAsync(target)
            : () => Command.TryAsync("kill", ["-CONT", process], CancellationToken.None);
    }

    private async Task<Func<Task>?> OnContainerAsync(FaultDefinition fault, string container, CancellationToken cancellationToken)
    {
        switch (fault.Kind)
        {
            case FaultKind.Kill:
                await Command.RunAsync("docker", ["kill", container], cancellationToken);

                // A database server is started by the sentinel.
                return fault.Tier == Tier.Database ? null : () => StartAsync(fault.Target);
            case FaultKind.Restart:
                await Command.RunAsync("docker", ["restart", "--time", "0", container], cancellationToken);
                return null;
            case FaultKind.Freeze:
                await Command.RunAsync("docker", ["pause", container], cancellationToken);

                // It may have been killed, and started, meanwhile.
                return () => Command.TryAsync("docker", ["unpause", container], CancellationToken.None);
            case FaultKind.CutOff:
                var network = await NetworkAsync(container, cancellationToken);
                await Command.RunAsync("docker", ["network", "disconnect", network, container], cancellationToken);
                return () => Command.RunAsync("docker", ["network", "connect", "--alias", fault.Target, network, container], CancellationToken.None);
            default:
                throw new ChaosException($"{fault.Kind} cannot be made on {fault.Target}.");
        }
    }

    // The network on which the containers know each other by their names; the other one is the engine's own, for the published ports.
    private static async Task<string> NetworkAsync(string container, CancellationToken cancellationToken) =>
        (await Command.RunAsync("docker", ["inspect", "--format", "{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}", container], cancellationToken))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(static name => name != "bridge") ?? throw new ChaosException("The container is in no network of the stack's.");

    // The AppHost may not have noticed yet that it has ended, and then there is nothing to start.
    private async Task StartAsync(string target)
    {
        using var deadline = new CancellationTokenSource(StartPatience, time);
        while (true)
        {
            try
            {
                await ChaosStack.ResourceAsync(target, "start", deadline.Token);
                return;
            }
            catch (ChaosException) when (!deadline.IsCancellationRequested)
            {
                await Task.Delay(StartPause, time, CancellationToken.None);
            }
        }
    }
}
