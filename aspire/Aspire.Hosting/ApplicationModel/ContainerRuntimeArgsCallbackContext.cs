namespace Aspire.Hosting.ApplicationModel;

/// <summary>The arguments of the engine's run command.</summary>
/// <param name="args">The arguments so far.</param>
/// <param name="cancellationToken">Ends the work.</param>
public sealed class ContainerRuntimeArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    /// <summary>The arguments: texts, or values that are known later (<see cref="IValueProvider"/>).</summary>
    public IList<object> Args { get; } = args ?? throw new ArgumentNullException(nameof(args));

    /// <summary>Ends the work.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;
}
