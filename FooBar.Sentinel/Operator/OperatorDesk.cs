using System.Threading.Channels;

namespace FooBar.Sentinel.Operator;

/// <summary>Takes operators' commands to the one loop that changes anything, so that none meets a transition.</summary>
internal sealed class OperatorDesk
{
    private readonly Channel<OperatorRequest> _requests = Channel.CreateBounded<OperatorRequest>(8);

    /// <summary>Raised when a command has come.</summary>
    public event Action? Requested;

    /// <summary>Has a command carried out.</summary>
    public async Task<OperatorAnswer> AskAsync(OperatorCommand command, string? server, CancellationToken cancellationToken)
    {
        var request = new OperatorRequest(command, server, new TaskCompletionSource<OperatorAnswer>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _requests.Writer.WriteAsync(request, cancellationToken);
        Requested?.Invoke();
        return await request.Answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The next command, where there is one.</summary>
    public bool TryTake(out OperatorRequest? request) => _requests.Reader.TryRead(out request);
}
