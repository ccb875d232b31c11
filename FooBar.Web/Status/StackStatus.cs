using FooBar.Web.Status.Alerts;

namespace FooBar.Web.Status;

/// <summary>How the stack was at one moment.</summary>
/// <param name="At">When.</param>
/// <param name="Servers">Every server, in the order in which a request meets them.</param>
/// <param name="Samples">The last ten minutes, a sample a second, oldest first.</param>
/// <param name="Transitions">When the primary database server changed, last first.</param>
/// <param name="Alerts">What is wrong; null where nobody watches.</param>
public sealed record StackStatus(
    DateTimeOffset At, IReadOnlyList<ServerStatus> Servers, IReadOnlyList<StatusSample> Samples, IReadOnlyList<Transition> Transitions, AlertReport? Alerts = null);
