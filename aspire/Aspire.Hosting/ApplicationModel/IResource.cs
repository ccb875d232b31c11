namespace Aspire.Hosting.ApplicationModel;

/// <summary>A part of the application: something that runs, or that others refer to.</summary>
public interface IResource
{
    /// <summary>The name, unique in the application.</summary>
    string Name { get; }

    /// <summary>What is known of it.</summary>
    ResourceAnnotationCollection Annotations { get; }
}
