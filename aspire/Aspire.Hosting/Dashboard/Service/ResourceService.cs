using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard.Mapping;
using Aspire.Hosting.Dashboard.Protocol;
using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dashboard.Service;

/// <summary>Answers the dashboard. Every call has its own pace; none of them can make the application wait.</summary>
internal sealed class ResourceService(
    ApplicationInformation information,
    ResourceFeed feed,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    ResourceCommandService commands,
    IHostApplicationLifetime lifetime) : DashboardService.DashboardServiceBase
{
    public override Task<ApplicationInformationResponse> GetApplicationInformation(ApplicationInformationRequest request, ServerCallContext context) =>
        Task.FromResult(new ApplicationInformationResponse
        {
            ApplicationName = information.Name,
            MinDashboardVersion = ApplicationInformation.MinimumDashboardVersion,
        });

    public override Task WatchResources(WatchResourcesRequest request, IServerStreamWriter<WatchResourcesUpdate> responseStream, ServerCallContext context) =>
        UntilEndAsync(context, async ending =>
        {
            using var subscription = feed.Subscribe();
            var initial = new InitialResourceData();
            initial.Resources.AddRange(subscription.Initial);
            await responseStream.WriteAsync(new WatchResourcesUpdate { InitialData = initial }, ending);
            while (true)
            {
                var changes = new WatchResourcesChanges();
                changes.Value.AddRange((await subscription.NextAsync(ending)).Select(resource => new WatchResourcesChange { Upsert = resource }));
                await responseStream.WriteAsync(new WatchResourcesUpdate { Changes = changes }, ending);
            }
        });

    public override Task WatchResourceConsoleLogs(
        WatchResourceConsoleLogsRequest request,
        IServerStreamWriter<WatchResourceConsoleLogsUpdate> responseStream,
        ServerCallContext context)
    {
        if (!notifications.TryGetCurrentState(request.ResourceName, out _))
        {
            throw new RpcException(new Status(StatusCode.NotFound, $"No resource is named '{request.ResourceName}'."));
        }

        var batches = request.SuppressFollow ? logs.GetAllAsync(request.ResourceName) : logs.WatchAsync(request.ResourceName);
        return UntilEndAsync(context, async ending =>
        {
            await foreach (var lines in batches.WithCancellation(ending))
            {
                foreach (var update in ConsoleLogBatches.Split(lines))
                {
                    await responseStream.WriteAsync(update, ending);
                }
            }
        });
    }

    public override async Task<ResourceCommandResponse> ExecuteResourceCommand(ResourceCommandRequest request, ServerCallContext context)
    {
        if (request.ResourceName.Length == 0 || request.CommandName.Length == 0)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "A command needs the name of a resource and its own."));
        }

        if (request.Arguments.Count > 0)
        {
            return new ResourceCommandResponse
            {
                Kind = ResourceCommandResponseKind.InvalidArguments,
                Message = $"The command '{request.CommandName}' takes no arguments.",
            };
        }

        return CommandMapper.Map(await commands.ExecuteCommandAsync(request.ResourceName, request.CommandName, context.CancellationToken));
    }

    public override Task WatchInteractions(
        IAsyncStreamReader<WatchInteractionsRequestUpdate> requestStream,
        IServerStreamWriter<WatchInteractionsResponseUpdate> responseStream,
        ServerCallContext context) =>
        UntilEndAsync(context, async ending =>
        {
            // The dashboard waits for the first sign that the call is taken. Whatever it sends answers no question of ours.
            await context.WriteResponseHeadersAsync([]);
            while (await requestStream.MoveNext(ending))
            {
            }
        });

    // A stream ends when either side goes; that is no error.
    private async Task UntilEndAsync(ServerCallContext context, Func<CancellationToken, Task> stream)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await stream(ending.Token);
        }
        catch (Exception exception) when (ending.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
        }
    }
}
