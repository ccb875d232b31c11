namespace FooBar.Api.Accounts;

/// <summary>Who may post. Configuration section <c>Accounts</c>.</summary>
internal sealed class AccountOptions
{
    public const string SectionName = "Accounts";

    /// <summary>Whether somebody without an account may post under a name. Default: in Development only.</summary>
    public bool? GuestsMayPost { get; set; }
}
