namespace FooBar.AppHost.HAProxy.Rotation;

/// <summary>What the load balancer does with a server, by its administrator's word; whether the server is well is another matter.</summary>
internal enum RotationState
{
    /// <summary>Nobody has asked the load balancer.</summary>
    Unknown,

    /// <summary>It sends the server requests as long as it is well.</summary>
    InRotation,

    /// <summary>It sends the server no new request.</summary>
    Drained,
}
