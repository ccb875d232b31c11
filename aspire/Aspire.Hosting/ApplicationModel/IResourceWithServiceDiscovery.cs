using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A resource that others find by name: a reference to it passes on the addresses of its endpoints.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
