namespace FooBar.Chaos.Load;

/// <summary>What the site said, or that it said nothing.</summary>
/// <param name="Status">The status; null without an answer.</param>
/// <param name="Body">The body; what went wrong, without an answer.</param>
/// <param name="Token">The consistency token; null where there is none.</param>
/// <param name="Application">The application server that answered, where the answer says so.</param>
/// <param name="Database">The database server that was asked last, where the answer says so.</param>
/// <param name="RetryAfter">How long the site asks to wait before the request is sent again; null where it does not.</param>
internal sealed record Answer(int? Status, string Body, string? Token = null, string? Application = null, string? Database = null, TimeSpan? RetryAfter = null)
{
    /// <summary>In a line.</summary>
    public string Summary => Status is { } status ? string.Join(" ", new[] { FormattableString.Invariant($"{status}"), Application, Database }.Where(static part => part is not null)) : Body;
}
