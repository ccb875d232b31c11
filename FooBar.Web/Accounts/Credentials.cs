namespace FooBar.Web.Accounts;

/// <summary>A new account's name and password, which keep the rules. Only <see cref="AccountRules"/> makes one.</summary>
public sealed record Credentials
{
    internal Credentials(string name, string password)
    {
        Name = name;
        Password = password;
    }

    /// <summary>1 to 50 characters on one line.</summary>
    public string Name { get; }

    /// <summary>10 to 200 UTF-16 units.</summary>
    public string Password { get; }

    /// <inheritdoc />
    public override string ToString() => $"{nameof(Credentials)} of {Name}";
}
