namespace Aspire.Hosting;

/// <summary>Tells where a project lies. Implemented by the generated <c>Projects.*</c> classes.</summary>
public interface IProjectMetadata : ApplicationModel.IResourceAnnotation
{
    /// <summary>The full path of the project file.</summary>
    string ProjectPath { get; }
}
