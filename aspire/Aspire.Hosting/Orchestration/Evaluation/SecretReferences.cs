using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Evaluation;

/// <summary>Finds out whether a value is made of a secret.</summary>
internal static class SecretReferences
{
    public static bool In(object value) => In(value, []);

    private static bool In(object value, HashSet<object> seen) => value switch
    {
        ParameterResource parameter => parameter.Secret,
        // An address is no secret, though the resource it belongs to has a password.
        EndpointReference or EndpointReferenceExpression => false,
        IValueWithReferences composed => seen.Add(composed) && composed.References.Any(part => In(part, seen)),
        _ => false,
    };
}
