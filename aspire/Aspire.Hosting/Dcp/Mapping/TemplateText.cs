using Aspire.Hosting.Dcp.Wire;

namespace Aspire.Hosting.Dcp.Mapping;

/// <summary>The orchestrator reads arguments and environment values as templates; every value here is meant as it stands.</summary>
internal static class TemplateText
{
    public static string Literal(string text) => text.Replace("{{", """{{"{{"}}""", StringComparison.Ordinal);

    public static IReadOnlyList<string> Literal(IReadOnlyList<string> texts) => [.. texts.Select(Literal)];

    public static IReadOnlyList<EnvironmentVariable> Literal(IReadOnlyList<KeyValuePair<string, string>> variables) =>
        [.. variables.Select(variable => new EnvironmentVariable(variable.Key, Literal(variable.Value)))];
}
