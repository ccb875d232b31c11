namespace Aspire.Hosting.ApplicationModel;

/// <summary>One line of a resource's console log.</summary>
/// <param name="LineNumber">Its place in the log, from 1 on. A gap means that the lines between fell out of the history before they were read.</param>
/// <param name="Content">The line, with its time in front.</param>
/// <param name="IsErrorMessage">Whether it was written as an error.</param>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
