using FooBar.Web.Discussions;

namespace FooBar.Web.Accounts;

/// <summary>What a name and a password may be. Length is what makes a password good, so nothing else is asked of it.</summary>
public static class AccountRules
{
    /// <summary>The shortest password, in UTF-16 units.</summary>
    public const int MinimumPasswordLength = 10;

    /// <summary>The longest password, in UTF-16 units: long enough for any, short enough to hash.</summary>
    public const int MaximumPasswordLength = 200;

    /// <summary>Checks a new account.</summary>
    /// <param name="name">The name as it was sent.</param>
    /// <param name="password">The password as it was sent. Nothing of it is removed.</param>
    public static Checked<Credentials> Check(string? name, string? password)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        var checkedName = FieldRule.AccountName.Check(name, problems);
        if (FindProblem(password, checkedName) is { } problem)
        {
            problems.Add("password", problem);
        }

        return new(problems.Count == 0 ? new Credentials(checkedName, password!) : null, problems);
    }

    /// <summary>What is wrong with a password; null when it keeps the rules.</summary>
    /// <param name="password">The password as it was sent.</param>
    /// <param name="name">The account's name.</param>
    public static string? FindProblem(string? password, string name) => password switch
    {
        null or { Length: < MinimumPasswordLength } => $"Use at least {MinimumPasswordLength} characters. A few words do well.",
        { Length: > MaximumPasswordLength } => $"Use at most {MaximumPasswordLength} characters.",
        _ when password.Contains(name, StringComparison.OrdinalIgnoreCase) && password.Length < name.Length + MinimumPasswordLength => "Use a password that is not the name.",
        _ => null,
    };
}
