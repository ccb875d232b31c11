using Aspire.Hosting;

namespace FooBar.Tests.Aspire.Building;

/// <summary>A project without launch profiles.</summary>
public sealed class FakeProject : IProjectMetadata
{
    /// <inheritdoc />
    public string ProjectPath => Path.Combine(Path.GetTempPath(), "no-such-folder", "Fake.csproj");
}
