using FooBar.Api.Accounts;
using FooBar.Api.Visitors;
using FooBar.Web.Accounts;
using FooBar.Web.Visitors;

using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace FooBar.Api.Endpoints;

/// <summary>Accounts for programs, under <c>/api</c>: what a page does with the visitor's cookie, a program does with a token.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").WithTags("Accounts")
            .ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        api.MapPost("/accounts", RegisterAsync)
            .WithName("Register").WithSummary("Opens an account.").RefusesBadBodies().ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/token", GetTokenAsync)
            .WithName("GetToken").WithSummary("A bearer token for an account, good for an hour, and another one to renew it with, good for two weeks.")
            .RefusesBadBodies().Produces<AccessTokenResponse>().ProducesProblem(StatusCodes.Status401Unauthorized);
        api.MapPost("/token/refresh", RefreshAsync)
            .WithName("RefreshToken").WithSummary("Another bearer token for one that has run out, or will.")
            .RefusesBadBodies().Produces<AccessTokenResponse>().ProducesProblem(StatusCodes.Status401Unauthorized);
        api.MapGet("/account", GetAccount)
            .WithName("GetAccount").WithSummary("The account that the token or the cookie belongs to.").ProducesProblem(StatusCodes.Status401Unauthorized);
        api.MapPut("/account/password", ChangePasswordAsync)
            .WithName("ChangePassword").WithSummary("Changes the password, and ends every session and token of the account.")
            .RefusesBadBodies().ProducesProblem(StatusCodes.Status401Unauthorized);
    }

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> RegisterAsync(
        NameAndPassword account, IAccounts accounts, CancellationToken cancellationToken)
    {
        var credentials = AccountRules.Check(account.Name, account.Password);
        return !credentials.IsValid ? ApiProblems.Invalid(credentials.Problems)
            : await accounts.RegisterAsync(credentials.Value, cancellationToken) is var outcome and not AccountOutcome.Done ? Refuse(outcome)
            : TypedResults.NoContent();
    }

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> GetTokenAsync(
        NameAndPassword credentials, SiteAccounts accounts, CancellationToken cancellationToken)
    {
        var (outcome, account) = await accounts.AuthenticateAsync(credentials.Name, credentials.Password, cancellationToken);
        return account is null ? Refuse(outcome) : TypedResults.SignIn(AccountClaims.ForAccount(account, VisitorCookie.TokenScheme), authenticationScheme: VisitorCookie.TokenScheme);
    }

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> RefreshAsync(
        RefreshToken refresh, IOptionsMonitor<BearerTokenOptions> options, IAccountStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var ticket = options.Get(VisitorCookie.TokenScheme).RefreshTokenProtector.Unprotect(refresh.Token);
        return ticket?.Properties.ExpiresUtc > clock.GetUtcNow()
            && Guid.TryParse(ticket.Principal.FindFirst(AccountClaims.Id)?.Value, out var id)
            && await store.FindByVisitorAsync(id, latest: true, cancellationToken) is { } account
            && account.Stamp.ToString() == ticket.Principal.FindFirst(AccountClaims.Stamp)?.Value
                ? TypedResults.SignIn(AccountClaims.ForAccount(account, VisitorCookie.TokenScheme), authenticationScheme: VisitorCookie.TokenScheme)
                : TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: "The token has run out, or the password was changed. Get a new one with name and password.");
    }

    private static Results<Ok<AccountDetails>, ProblemHttpResult> GetAccount(IVisitors visitors) =>
        visitors.Current is { AccountName: { } name } visitor ? TypedResults.Ok(new AccountDetails(name, visitor.IsModerator)) : NotSignedIn();

    private static async Task<Results<NoContent, ValidationProblem, ProblemHttpResult>> ChangePasswordAsync(
        PasswordChange change, IAccounts accounts, IVisitors visitors, CancellationToken cancellationToken)
    {
        if (visitors.Current is not { AccountName: { } name })
        {
            return NotSignedIn();
        }

        return AccountRules.FindProblem(change.Password, name) is { } problem ? ApiProblems.Invalid("password", problem)
            : await accounts.ChangePasswordAsync(change.Current, change.Password!, cancellationToken) is var outcome and not AccountOutcome.Done ? Refuse(outcome)
            : TypedResults.NoContent();
    }

    private static ProblemHttpResult NotSignedIn() =>
        TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: "Send a bearer token or the cookie of somebody who is signed in.");

    private static ProblemHttpResult Refuse(AccountOutcome outcome) => outcome switch
    {
        AccountOutcome.NameTaken => TypedResults.Problem(statusCode: StatusCodes.Status409Conflict, detail: "Somebody has this name already."),
        AccountOutcome.TooManyAttempts => TypedResults.Problem(statusCode: StatusCodes.Status429TooManyRequests, detail: "That was tried too often. Wait for as long as Retry-After says."),
        _ => TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: "The name or the password is wrong."),
    };
}
