using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The command line of a resource that is about to start.</summary>
/// <param name="args">The arguments so far.</param>
/// <param name="resource">The resource.</param>
/// <param name="cancellationToken">Ends the work.</param>
public sealed class CommandLineArgsCallbackContext(IList<object> args, IResource resource, CancellationToken cancellationToken = default)
{
    private readonly DistributedApplicationExecutionContext? _executionContext;

    /// <summary>The arguments: texts, or values that are known later (<see cref="IValueProvider"/>).</summary>
    public IList<object> Args { get; } = args ?? throw new ArgumentNullException(nameof(args));

    /// <summary>The resource.</summary>
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>Ends the work.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>What the application is doing.</summary>
    public DistributedApplicationExecutionContext ExecutionContext
    {
        get => _executionContext ?? throw new InvalidOperationException($"{nameof(ExecutionContext)} was not set when this context was created.");
        init => _executionContext = value;
    }

    /// <summary>The resource's log.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;
}
