using System.Security.Claims;

using FooBar.Api.Accounts;
using FooBar.Web.Visitors;

using Microsoft.AspNetCore.Authentication;

namespace FooBar.Api.Visitors;

/// <summary>Recognizes visitors by their cookie.</summary>
internal sealed class CookieVisitors(IHttpContextAccessor http) : IVisitors
{
    private Visitor? _new;

    public Visitor? Current =>
        _new ?? (http.HttpContext?.User is { } user && Guid.TryParse(user.FindFirstValue(AccountClaims.Id), out var id)
            ? new Visitor(id, user.FindFirstValue(AccountClaims.Name), user.HasClaim(AccountClaims.Moderator, "true"))
            : null);

    public async Task<Visitor> RecognizeAsync()
    {
        if (Current is { } known)
        {
            return known;
        }

        var context = http.HttpContext ?? throw new InvalidOperationException("Visitors are recognized while a request is answered.");
        VisitorCookie.RefuseBadToken(context);
        var visitor = new Visitor(Guid.NewGuid());
        await context.SignInAsync(VisitorCookie.Scheme, AccountClaims.ForGuest(visitor.Id, VisitorCookie.Scheme), new AuthenticationProperties { IsPersistent = true });
        return _new = visitor;
    }
}
