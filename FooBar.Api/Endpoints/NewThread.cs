using System.ComponentModel.DataAnnotations;

using FooBar.Web.Discussions;

namespace FooBar.Api.Endpoints;

/// <summary>What to post as a thread. White space at both ends is removed; a character is a Unicode code point.</summary>
/// <remarks>The attributes describe the rules in the API description; <see cref="PostRules"/> enforces them.</remarks>
internal sealed record NewThread
{
    /// <summary>One line without control characters.</summary>
    [Required, Length(1, PostRules.MaximumTitleLength)]
    public string? Title { get; init; }

    /// <summary>Markdown without control characters other than tabs and line ends.</summary>
    [Required, Length(1, PostRules.MaximumBodyLength)]
    public string? Body { get; init; }

    /// <summary>The name to post under: one line without control characters. Not looked at for a member, who posts under the account's name.</summary>
    [Length(1, PostRules.MaximumAuthorLength)]
    public string? Author { get; init; }
}
