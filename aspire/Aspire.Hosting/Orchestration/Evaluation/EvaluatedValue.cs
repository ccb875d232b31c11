namespace Aspire.Hosting.Orchestration.Evaluation;

/// <summary>A value with everything in it resolved.</summary>
/// <param name="Text">The value.</param>
/// <param name="IsSensitive">Whether a secret is in it.</param>
internal readonly record struct EvaluatedValue(string Text, bool IsSensitive);
