namespace FooBar.Tests.Functional;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Path.GetDirectoryName(Projects.FooBar_AppHost.ProjectPath)!;
}
