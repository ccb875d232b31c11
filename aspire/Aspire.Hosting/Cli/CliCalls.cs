using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Cli.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Cli;

/// <summary>
/// The calls of the <c>aspire</c> command. Their names, what they take and what they answer are those of 13.5; what the caller does not
/// say means what it does there.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "A call is a method of the object that is called.")]
internal sealed class CliCalls(
    IOptions<CliOptions> options,
    IConfiguration configuration,
    ResourceNotificationService notifications,
    ResourceCommandService commands,
    ResourceDescriber describer,
    ResourceWaits waits,
    ConsoleLogs logs,
    DashboardLink dashboard,
    IHostApplicationLifetime lifetime,
    TimeProvider time)
{
    private const string JsonProperties = "aux.v3";

    private static readonly string[] Supported = ["aux.v1", "aux.v2", JsonProperties];

    // The answer is on its way before the socket closes.
    private static readonly TimeSpan StopDelay = TimeSpan.FromMilliseconds(500);

    public Capabilities GetCapabilitiesAsync(CallRequest? request = null)
    {
        _ = request;
        return new Capabilities(Supported);
    }

    public AppHostInformation GetAppHostInformationAsync()
    {
        using var process = Process.GetCurrentProcess();
        var started = new DateTimeOffset(process.StartTime);
        return new AppHostInformation
        {
            AppHostPath = options.Value.AppHostPath,
            ProcessId = Environment.ProcessId,
            StartedAt = started,
            StableStartedAt = ProcessStart.Mark(started),
            CliProcessId = int.TryParse(configuration["ASPIRE_CLI_PID"], CultureInfo.InvariantCulture, out var id) ? id : null,
            CliLogFilePath = configuration["ASPIRE_CLI_LOG_FILE"],
        };
    }

    public AppHostInfo GetAppHostInfoAsync(CallRequest? request = null)
    {
        _ = request;
        var information = GetAppHostInformationAsync();
        return new AppHostInfo
        {
            Pid = information.ProcessId.ToString(CultureInfo.InvariantCulture),
            AspireHostVersion = AspireVersion.Followed,
            AppHostPath = information.AppHostPath,
            CliProcessId = information.CliProcessId,
            StartedAt = information.StartedAt,
            CliLogFilePath = information.CliLogFilePath,
        };
    }

    public ReadyState WaitForAppHostReadyAsync(CallRequest? request = null)
    {
        _ = request;
        return new ReadyState(IsReady: true);
    }

    public async Task<DashboardUrls> GetDashboardUrlsAsync(CancellationToken cancellationToken)
    {
        var isHealthy = await dashboard.IsReachableAsync(cancellationToken);
        return new DashboardUrls(isHealthy, isHealthy ? dashboard.LoginAddress : null);
    }

    public async Task<DashboardInfo> GetDashboardInfoAsync(CallRequest? request, CancellationToken cancellationToken)
    {
        _ = request;
        return await dashboard.IsReachableAsync(cancellationToken)
            ? new DashboardInfo { IsHealthy = true, ApiBaseUrl = dashboard.Address, ApiToken = dashboard.ApiKey, DashboardUrls = [dashboard.LoginAddress!] }
            : new DashboardInfo { IsHealthy = false, DashboardUrls = [] };
    }

    public async Task<ResourceList> GetResourcesAsync(ResourcesRequest? request, CancellationToken cancellationToken)
    {
        var described = new List<ResourceDescription>();
        foreach (var current in notifications.Current.Where(current => Matches(current, request)))
        {
            described.Add(await DescribeAsync(current, request, cancellationToken));
        }

        return new ResourceList(described);
    }

    public async IAsyncEnumerable<ResourceDescription> WatchResourcesAsync(ResourcesRequest? request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            if (Matches(change, request))
            {
                yield return await DescribeAsync(change, request, cancellationToken);
            }
        }
    }

    public IAsyncEnumerable<ConsoleLogBatch> GetConsoleLogBatchesAsync(ConsoleLogRequest request, CancellationToken cancellationToken) =>
        logs.ReadAsync(request, cancellationToken);

    public async Task<CommandResponse> ExecuteResourceCommandAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        if (request.HasArguments)
        {
            return CommandResponse.Refused($"The command '{request.CommandName}' takes no arguments.");
        }

        if (request.ValidateOnly)
        {
            return CommandResponse.Valid;
        }

        var result = await commands.ExecuteCommandAsync(request.ResourceName, request.CommandName, cancellationToken);
        return CommandResponse.Of(result);
    }

    public Task<WaitResponse> WaitForResourceAsync(WaitRequest request, CancellationToken cancellationToken) => waits.WaitAsync(request, cancellationToken);

    public void StopAppHostAsync() => _ = StopSoonAsync();

    public object StopAsync(CallRequest? request = null)
    {
        _ = request;
        StopAppHostAsync();
        return new object();
    }

    private async Task StopSoonAsync()
    {
        await Task.Delay(StopDelay, time);
        lifetime.StopApplication();
    }

    private Task<ResourceDescription> DescribeAsync(ResourceEvent current, ResourcesRequest? request, CancellationToken cancellationToken) =>
        describer.DescribeAsync(current, request?.ClientCapabilities?.Contains(JsonProperties) ?? false, cancellationToken);

    private static bool Matches(ResourceEvent current, ResourcesRequest? request) =>
        string.IsNullOrEmpty(request?.Filter) || current.ResourceId.Contains(request.Filter, StringComparison.OrdinalIgnoreCase);
}
