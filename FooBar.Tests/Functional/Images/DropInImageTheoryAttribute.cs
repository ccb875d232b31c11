using System.Diagnostics;

namespace FooBar.Tests.Functional.Images;

/// <summary>Tests of a drop-in image, which is there where no registry answers.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DropInImageTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<bool> IsThere = new(static () =>
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", ["image", "inspect", FirstStart.Image]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        docker.StandardOutput.ReadToEnd();
        docker.WaitForExit();
        return docker.ExitCode == 0;
    });

    public DropInImageTheoryAttribute() => Skip = IsThere.Value ? null : $"There is no {FirstStart.Image} on this machine, but the official image.";
}
