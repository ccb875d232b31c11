namespace FooBar.AppHost.Engine;

/// <summary>How a command of the container engine ended.</summary>
/// <param name="Succeeded">Whether it did what it was asked.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it printed as an error.</param>
internal sealed record EngineAnswer(bool Succeeded, string Output, string Error)
{
    /// <summary>Everything that it had to say.</summary>
    public string Text => string.Join('\n', new[] { Output, Error }.Where(static part => part.Length > 0));
}
