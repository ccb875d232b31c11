namespace FooBar.Tests.Aspire.Dashboard;

/// <summary>How long a test waits for what must come. Only a test that fails waits so long.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
}
