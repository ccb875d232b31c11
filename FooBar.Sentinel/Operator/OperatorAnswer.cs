namespace FooBar.Sentinel.Operator;

/// <summary>What became of a command.</summary>
/// <param name="Done">Whether it was carried out; a clone is begun.</param>
/// <param name="Message">What happened, or why it was refused.</param>
internal sealed record OperatorAnswer(bool Done, string Message);
