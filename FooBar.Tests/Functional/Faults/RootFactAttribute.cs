namespace FooBar.Tests.Functional.Faults;

/// <summary>A test that looks into the folder of the container engine, as only root may.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute() => Skip = Environment.IsPrivilegedProcess ? null : "Only root sees the small disk, which lies in the container engine's folder.";
}
