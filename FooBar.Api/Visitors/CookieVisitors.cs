using System.Security.Claims;

using FooBar.Web.Visitors;

using Microsoft.AspNetCore.Authentication;

namespace FooBar.Api.Visitors;

/// <summary>Recognizes visitors by their cookie.</summary>
internal sealed class CookieVisitors(IHttpContextAccessor http) : IVisitors
{
    private Visitor? _new;

    public Visitor? Current =>
        _new ?? (Guid.TryParse(http.HttpContext?.User.FindFirstValue(VisitorCookie.IdClaim), out var id) ? new Visitor(id) : null);

    public async Task<Visitor> RecognizeAsync()
    {
        if (Current is { } known)
        {
            return known;
        }

        var context = http.HttpContext ?? throw new InvalidOperationException("Visitors are recognized while a request is answered.");
        var visitor = new Visitor(Guid.NewGuid());
        var identity = new ClaimsIdentity([new Claim(VisitorCookie.IdClaim, visitor.Id.ToString())], VisitorCookie.Scheme);
        await context.SignInAsync(VisitorCookie.Scheme, new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = true });
        return _new = visitor;
    }
}
