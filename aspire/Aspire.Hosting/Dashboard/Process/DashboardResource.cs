using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard.Process;

/// <summary>The dashboard, as a resource that is not part of the application's model.</summary>
internal sealed class DashboardResource(string name) : Resource(name);
