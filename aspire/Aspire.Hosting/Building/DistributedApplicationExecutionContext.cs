namespace Aspire.Hosting;

/// <summary>What the application is doing.</summary>
public class DistributedApplicationExecutionContext
{
    /// <summary>Describes what the application is doing.</summary>
    /// <param name="operation">The operation.</param>
    public DistributedApplicationExecutionContext(DistributedApplicationOperation operation) => Operation = operation;

    /// <summary>The operation.</summary>
    public DistributedApplicationOperation Operation { get; }

    /// <summary>Whether the resources are run.</summary>
    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;
}
