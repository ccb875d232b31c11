namespace Aspire.Hosting.Eventing;

/// <summary>How the handlers of an event are called.</summary>
public enum EventDispatchBehavior
{
    /// <summary>One after the other, in the order of subscription; the publisher waits; the first failure ends it.</summary>
    BlockingSequential,

    /// <summary>All at once; the publisher waits for all.</summary>
    BlockingConcurrent,

    /// <summary>One after the other; the publisher does not wait.</summary>
    NonBlockingSequential,

    /// <summary>All at once; the publisher does not wait.</summary>
    NonBlockingConcurrent,
}
