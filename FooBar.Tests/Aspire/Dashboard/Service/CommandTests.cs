using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Protocol;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace FooBar.Tests.Aspire.Dashboard.Service;

public sealed class CommandTests : IAsyncLifetime
{
    private readonly PlainResource _lb = new PlainResource("lb")
        .WithCommand("succeed", _ => Task.FromResult(CommandResults.Success("Done.")))
        .WithCommand("fail", _ => Task.FromResult(CommandResults.Failure("No.")))
        .WithCommand("cancel", _ => Task.FromResult(CommandResults.Canceled()))
        .WithCommand("throw", _ => throw new InvalidOperationException("Broken."));

    private RunningResourceService _service = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningResourceService.StartAsync();
        await _service.PublishAsync(_lb, "Running");
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData("lb", "succeed", 1, "Done.")]
    [InlineData("lb", "fail", 2, "No.")]
    [InlineData("lb", "cancel", 3, "")]
    [InlineData("lb", "throw", 2, "Broken.")]
    [InlineData("lb", "unknown", 2, "unknown")]
    [InlineData("nobody", "succeed", 2, "nobody")]
    public async Task ExecuteResourceCommand_Outcome_IsTold(string resource, string command, int kind, string message)
    {
        var response = await ExecuteAsync(new() { ResourceName = resource, CommandName = command, ResourceType = "Container" });

        Assert.Equal(kind, (int)response.Kind);
        Assert.Contains(message, response.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteResourceCommand_WithArguments_IsRefused()
    {
        var executed = false;
        _lb.WithCommand("plain", _ =>
        {
            executed = true;
            return Task.FromResult(CommandResults.Success());
        });

        var response = await ExecuteAsync(new() { ResourceName = "lb", CommandName = "plain", Arguments = { ["x"] = Value.ForString("y") } });

        Assert.Equal(ResourceCommandResponseKind.InvalidArguments, response.Kind);
        Assert.False(executed);
    }

    [Theory]
    [InlineData("", "succeed")]
    [InlineData("lb", "")]
    public async Task ExecuteResourceCommand_WithoutNames_IsAnInvalidArgument(string resource, string command)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => ExecuteAsync(new() { ResourceName = resource, CommandName = command }));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    [Fact]
    public async Task ExecuteResourceCommand_CallerHangsUp_CommandIsCancelled()
    {
        var began = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        _lb.WithCommand("wait", async context =>
        {
            began.SetResult();
            await using var registration = context.CancellationToken.Register(ended.SetResult);
            await ended.Task;
            return CommandResults.Canceled();
        });
        using var call = _service.Connect().ExecuteResourceCommandAsync(new() { ResourceName = "lb", CommandName = "wait" }, RunningResourceService.KeyHeader());
        await began.Task.WaitAsync(Patience.Limit);

        call.Dispose();

        await ended.Task.WaitAsync(Patience.Limit);
    }

    private async Task<ResourceCommandResponse> ExecuteAsync(ResourceCommandRequest request) =>
        await _service.Connect().ExecuteResourceCommandAsync(request, RunningResourceService.KeyHeader());
}
