using System.Globalization;

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.Web.Forms;

/// <summary>The hidden key of a form, by which the server knows a form that was sent twice.</summary>
public static class FormKey
{
    /// <summary>The field's name.</summary>
    public const string Name = "idempotency-key";

    /// <summary>
    /// The key of the form that is shown: the one that was sent, when the form comes back; else one that all who are shown the form in the same minute
    /// have, so that the page is the same for them and can be kept. The server tells them apart by what they send and from where.
    /// </summary>
    /// <param name="request">The request for the page.</param>
    public static string For(HttpRequest request)
    {
        if (request.HasFormContentType && request.Form[Name] is [{ Length: > 0 } sent])
        {
            return sent;
        }

        var minute = request.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds() / 60;
        return string.Create(CultureInfo.InvariantCulture, $"shown-{minute:D10}");
    }
}
