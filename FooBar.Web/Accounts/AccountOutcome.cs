namespace FooBar.Web.Accounts;

/// <summary>What became of something that was asked for an account.</summary>
public enum AccountOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>The name is another account's.</summary>
    NameTaken,

    /// <summary>There is no such account, or the password is another one. Nobody is told which.</summary>
    WrongCredentials,

    /// <summary>It was tried too often. The answer's Retry-After says when it may be tried again.</summary>
    TooManyAttempts,
}
