using FooBar.Tests.Functional.Faults;

namespace FooBar.Tests.Functional.Images;

/// <summary>Tests of a drop-in image, which is there where no registry answers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DropInImageTheoryAttribute : TheoryAttribute
{
    // What a test is skipped for is asked for before there is anything to await it.
    private static readonly Lazy<bool> IsThere = new(static () => FaultPair.ImageAsync().GetAwaiter().GetResult() == FaultPair.DropInImage);

    public DropInImageTheoryAttribute() => Skip = IsThere.Value ? null : $"There is no {FaultPair.DropInImage} on this machine, but the official image.";
}
