using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace FooBar.Api.Endpoints;

/// <summary>Which part of a list is asked for.</summary>
internal sealed record ListQuery
{
    public const int DefaultLimit = 20;
    public const int MaximumLimit = 100;

    [Description("How many items at most."), Range(1, MaximumLimit), DefaultValue(DefaultLimit)]
    public int? Limit { get; init; }

    [Description("The nextCursor of the page before; absent for the first page.")]
    public string? Cursor { get; init; }

    /// <summary>The number of items to return, or null when it is out of range.</summary>
    public int? CheckedLimit => (Limit ?? DefaultLimit) is var limit and >= 1 and <= MaximumLimit ? limit : null;
}
