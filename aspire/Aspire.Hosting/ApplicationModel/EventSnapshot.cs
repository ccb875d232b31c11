namespace Aspire.Hosting.ApplicationModel;

/// <summary>An event that was published.</summary>
/// <param name="EventTask">Completes when its handlers are done.</param>
internal sealed record EventSnapshot(Task EventTask);
