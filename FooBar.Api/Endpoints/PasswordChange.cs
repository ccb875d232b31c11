using System.ComponentModel.DataAnnotations;

using FooBar.Web.Accounts;

namespace FooBar.Api.Endpoints;

/// <summary>A password and the one that is to follow it.</summary>
internal sealed record PasswordChange
{
    [Required]
    public string? Current { get; init; }

    [Required, Length(AccountRules.MinimumPasswordLength, AccountRules.MaximumPasswordLength)]
    public string? Password { get; init; }

    /// <inheritdoc />
    public override string ToString() => nameof(PasswordChange);
}
