namespace Aspire.Hosting.Cli.Wire;

/// <summary>A line of a console log.</summary>
/// <param name="ResourceName">The resource.</param>
/// <param name="LineNumber">Its number, from 1 on.</param>
/// <param name="Content">The text, with its time in front.</param>
/// <param name="IsError">Whether it was written as an error.</param>
internal sealed record ConsoleLogLine(string ResourceName, int LineNumber, string Content, bool IsError);
