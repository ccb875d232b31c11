namespace Aspire.Hosting.ApplicationModel;

/// <summary>How long a container lives.</summary>
public enum ContainerLifetime
{
    /// <summary>As long as the application.</summary>
    Session,

    /// <summary>Beyond the application: the next run finds it again, and uses it as it is unless it is to be another one.</summary>
    Persistent,
}
