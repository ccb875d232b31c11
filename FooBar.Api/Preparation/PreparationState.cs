namespace FooBar.Api.Preparation;

/// <summary>Whether the database has all that this server needs: the schema and the key ring.</summary>
internal sealed class PreparationState
{
    private volatile string? _missing = "The database has not been reached yet.";

    public bool IsReady => _missing is null;

    /// <summary>What is in the way; null when the server is ready.</summary>
    public string? Missing => _missing;

    public void Report(string missing) => _missing = missing;

    public void BecomeReady() => _missing = null;
}
