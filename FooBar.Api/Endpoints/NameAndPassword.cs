using System.ComponentModel.DataAnnotations;

using FooBar.Web.Accounts;
using FooBar.Web.Discussions;

namespace FooBar.Api.Endpoints;

/// <summary>An account's name and password.</summary>
internal sealed record NameAndPassword
{
    /// <summary>One line without control characters.</summary>
    [Required, Length(1, PostRules.MaximumAuthorLength)]
    public string? Name { get; init; }

    [Required, Length(AccountRules.MinimumPasswordLength, AccountRules.MaximumPasswordLength)]
    public string? Password { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{nameof(NameAndPassword)} of {Name}";
}
