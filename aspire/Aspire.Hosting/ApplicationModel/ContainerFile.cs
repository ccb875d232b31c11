namespace Aspire.Hosting.ApplicationModel;

/// <summary>A file to create in a container.</summary>
public sealed class ContainerFile : ContainerFileBase;
