namespace Aspire.Hosting.Cli.Wire;

/// <summary>A command.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DisplayName">The name shown.</param>
/// <param name="Description">What it does.</param>
/// <param name="State">Whether it can be used.</param>
internal sealed record DescribedCommand(string Name, string DisplayName, string? Description, string State)
{
    /// <summary>Where it is offered: on the dashboard and in a terminal.</summary>
    public string Visibility { get; } = "UI, Api";

    /// <summary>What it takes: nothing.</summary>
    public IReadOnlyList<string> ArgumentInputs { get; } = [];
}
