using System.ComponentModel.DataAnnotations;

using FooBar.Web.Discussions;

namespace FooBar.Api.Endpoints;

/// <summary>What a thread is to become. White space at both ends is removed; a character is a Unicode code point.</summary>
/// <remarks>The attributes describe the rules in the API description; <see cref="PostRules"/> enforces them.</remarks>
internal sealed record ThreadEdit
{
    /// <summary>One line without control characters.</summary>
    [Required, Length(1, PostRules.MaximumTitleLength)]
    public string? Title { get; init; }

    /// <summary>Markdown without control characters other than tabs and line ends.</summary>
    [Required, Length(1, PostRules.MaximumBodyLength)]
    public string? Body { get; init; }

    /// <summary>The version that was read: a post that was changed since is left alone.</summary>
    [Required, Range(1, int.MaxValue)]
    public int? Version { get; init; }
}
