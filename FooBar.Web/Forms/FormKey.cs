using System.Security.Cryptography;

using Microsoft.AspNetCore.Http;

namespace FooBar.Web.Forms;

/// <summary>The hidden key of a form, by which the server knows a form that was sent twice.</summary>
public static class FormKey
{
    /// <summary>The field's name.</summary>
    public const string Name = "idempotency-key";

    /// <summary>The key of the form that is shown: the one that was sent, when the form comes back; else a new one.</summary>
    /// <param name="request">The request for the page.</param>
    public static string For(HttpRequest request) =>
        request.HasFormContentType && request.Form[Name] is [{ Length: > 0 } sent] ? sent : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
