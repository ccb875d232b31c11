using System.ComponentModel.DataAnnotations;

using FooBar.Web.Moderation;

namespace FooBar.Api.Endpoints;

/// <summary>Why a moderator does something.</summary>
internal sealed record Reason
{
    [Required, Length(1, IModeration.MaximumReasonLength)]
    public string? Text { get; init; }
}
