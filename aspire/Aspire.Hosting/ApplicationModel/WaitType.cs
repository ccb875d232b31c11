namespace Aspire.Hosting.ApplicationModel;

/// <summary>What a resource waits for.</summary>
public enum WaitType
{
    /// <summary>The other one runs, is healthy, and its ready handlers are done.</summary>
    WaitUntilHealthy,

    /// <summary>The other one has ended with the expected exit code.</summary>
    WaitForCompletion,

    /// <summary>The other one runs.</summary>
    WaitUntilStarted,
}
