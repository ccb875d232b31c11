using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration.Endpoints;
using Aspire.Hosting.Orchestration.Evaluation;
using Aspire.Hosting.Orchestration.Waits;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>What the lifecycles of all resources share.</summary>
internal sealed record LifecycleServices(
    RuntimeConnection Runtime,
    ResourceStates States,
    ResourceLoggerService Loggers,
    LogPump Logs,
    IDistributedApplicationEventing Eventing,
    DependencyWaits Waits,
    WorkloadPlanner Planner,
    PortCheck Ports,
    WorkloadNames Names,
    ApplicationPhases Phases,
    IServiceProvider Services,
    TimeProvider Time);
