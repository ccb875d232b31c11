using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace FooBar.Api.Endpoints;

/// <summary>What renews a bearer token.</summary>
internal sealed record RefreshToken
{
    [Required, JsonPropertyName("refreshToken")]
    public string? Token { get; init; }

    /// <inheritdoc />
    public override string ToString() => nameof(RefreshToken);
}
