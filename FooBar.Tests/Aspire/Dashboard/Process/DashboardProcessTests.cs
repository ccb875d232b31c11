using System.Net;
using System.Text.Json;
using Aspire.Hosting.Dashboard.Process;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Aspire.Dashboard.Process;

public sealed class DashboardProcessTests : IAsyncLifetime
{
    private const string Name = DashboardProcess.WorkloadName;

    private RunningDashboardProcess _dashboard = null!;

    public Task InitializeAsync()
    {
        _dashboard = RunningDashboardProcess.Create();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _dashboard.DisposeAsync();

    [Fact]
    public async Task Start_ProgramMissing_SaysHowToGetIt()
    {
        await _dashboard.StartAsync("/nowhere/aspire-managed");

        var message = await _dashboard.Log.WaitForAsync("/nowhere/aspire-managed");
        Assert.Contains("./foobar setup", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ProgramThere_RunsItWithoutSecretsOnItsCommandLine()
    {
        await _dashboard.StartAsync();

        var created = await _dashboard.Runtime.NextCreatedAsync();
        Assert.Equal((Name, "/usr/bin/setsid"), (created.Name, created.ExecutablePath));
        Assert.Equal([Environment.ProcessPath!, "dashboard"], created.Arguments.TakeLast(2));
        Assert.Contains(created.Environment, variable => variable is { Key: "DASHBOARD__FRONTEND__BROWSERTOKEN", Value: RunningDashboardProcess.Token });
    }

    [Fact]
    public async Task Start_DashboardAnswers_TellsTheLoginAddressOnce()
    {
        await _dashboard.StartAsync();
        await _dashboard.Runtime.NextCreatedAsync();
        Assert.Empty(_dashboard.Log.Entries);

        _dashboard.Frontend.Start();
        var message = await _dashboard.Log.WaitForAsync("Login to the dashboard at");

        Assert.Equal($"Login to the dashboard at http://{_dashboard.Frontend.LocalEndpoint}/login?t={RunningDashboardProcess.Token}", message);
    }

    [Fact]
    public async Task End_OfTheProcess_StartsItAgainUnderTheSameName()
    {
        await _dashboard.StartAsync();
        await _dashboard.Runtime.NextCreatedAsync();

        _dashboard.Runtime.Report(new("another-workload", WorkloadState.Exited));
        _dashboard.Runtime.Report(new(Name, WorkloadState.Running));
        _dashboard.Runtime.Report(new(Name, WorkloadState.Exited) { ExitCode = 134 });

        await _dashboard.Log.WaitForAsync("exit code 134");
        Assert.Equal(Name, (await _dashboard.Runtime.NextCreatedAsync()).Name);
        Assert.Equal([Name], _dashboard.Runtime.Deleted);
    }

    [Fact]
    public async Task End_AfterTheApplicationBeganToEnd_IsNoNews()
    {
        await _dashboard.StartAsync();
        await _dashboard.Runtime.NextCreatedAsync();

        _dashboard.Lifetime.StopApplication();
        _dashboard.Runtime.Report(new(Name, WorkloadState.Stopping) { Deleted = true });
        await _dashboard.Ended.WaitAsync(Patience.Limit);

        Assert.Empty(_dashboard.Log.Entries);
    }

    [Fact]
    public async Task Run_StateOfTheProcess_IsAHiddenResource()
    {
        await _dashboard.StartAsync();
        await _dashboard.Runtime.NextCreatedAsync();

        _dashboard.Runtime.Report(new(Name, WorkloadState.Running) { ProcessId = 4711 });

        await _dashboard.Notifications.WaitForResourceAsync(Name).WaitAsync(Patience.Limit);
        Assert.True(_dashboard.Notifications.TryGetCurrentState(Name, out var current));
        Assert.True(current.Snapshot.IsHidden);
        Assert.DoesNotContain(RunningDashboardProcess.Token, current.Snapshot.ToString() + string.Join(' ', current.Snapshot.Urls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortTaken_NamesPortAndSetting()
    {
        _dashboard.Frontend.Start();
        await _dashboard.StartAsync();

        var message = await _dashboard.Log.WaitForAsync("is in use");
        Assert.Contains($"{((IPEndPoint)_dashboard.Frontend.LocalEndpoint).Port}", message, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_OfTheDashboard_IsLoggedByItsWeightAndWithoutSecrets()
    {
        _dashboard.Runtime.Output =
        [
            Line("Information", "Aspire.Dashboard", $"Login with {RunningDashboardProcess.Token}"),
            Line("Error", "Aspire.Dashboard", $"Not with {RunningDashboardProcess.Token}", "System.Exception: no"),
            Line("Error", "Microsoft.AspNetCore.Components.Server.Circuits", "The browser left."),
            Line("Critical", "Microsoft.AspNetCore.Server.Kestrel", "No address."),
            new("plain", false, null),
            new("broken {", true, null),
        ];

        await _dashboard.StartAsync();

        await _dashboard.Output.WaitForAsync("broken {");
        Assert.Equal(
            [
                (LogLevel.Debug, "Aspire.Dashboard: Login with ***"),
                (LogLevel.Error, $"Aspire.Dashboard: Not with ***{Environment.NewLine}System.Exception: no"),
                (LogLevel.Debug, "Microsoft.AspNetCore.Components.Server.Circuits: The browser left."),
                (LogLevel.Error, "Microsoft.AspNetCore.Server.Kestrel: No address."),
                (LogLevel.Debug, "plain"),
                (LogLevel.Warning, "broken {"),
            ],
            _dashboard.Output.Entries);

        static WorkloadLogLine Line(string level, string category, string message, string? exception = null) =>
            new(JsonSerializer.Serialize(new { LogLevel = level, Category = category, Message = message, Exception = exception }), false, null);
    }
}
