namespace Aspire.Hosting;

/// <summary>What the application is asked to do.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>Run its resources.</summary>
    Run,

    /// <summary>Write down how to run them elsewhere.</summary>
    Publish,
}
