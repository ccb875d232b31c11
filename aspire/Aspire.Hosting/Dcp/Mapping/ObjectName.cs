namespace Aspire.Hosting.Dcp.Mapping;

/// <summary>The API's names are lower case.</summary>
internal static class ObjectName
{
    // Nothing is compared by what comes out here but with itself.
#pragma warning disable CA1308 // The rule prefers upper case, for comparisons.
    public static string Of(string workloadName) => workloadName.ToLowerInvariant();
#pragma warning restore CA1308
}
