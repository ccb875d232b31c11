using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace FooBar.Api.Errors;

/// <summary>Refuses forms whose antiforgery token is missing, too old or another visitor's, and forms that cannot be read.</summary>
internal static class RefusedForms
{
    /// <summary>Comes after the antiforgery middleware, which only notes what it found.</summary>
    public static void UseRefusedForms(this WebApplication app) => app.Use(static (context, next) =>
    {
        // The error page for a refused form is none itself.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } refused || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return next(context);
        }

        // The token is in the form: a form that is too large to be read has none.
        context.Response.StatusCode = refused.Error?.InnerException is BadHttpRequestException unreadable ? unreadable.StatusCode : StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
