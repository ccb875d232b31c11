using Aspire.Hosting.Dcp;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Mapping;
using Aspire.Hosting.Dcp.Session;
using Aspire.Hosting.Dcp.Watching;
using Aspire.Hosting.Dcp.Wire;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

namespace FooBar.Tests.Aspire.Dcp;

[Trait("Category", "Functional")]
public sealed class ObjectWatchTests
{
    [Fact]
    public async Task Watch_BrokenWhileThingsHappen_CatchesUp()
    {
        using var end = new CancellationTokenSource(TestRuntime.Patience);
        await using var connection = await DcpConnection.OpenAsync(new DcpOptions { CliPath = TestRuntime.DcpPath }, TimeProvider.System, NullLogger.Instance, end.Token);
        try
        {
            var kubeconfig = Kubeconfig.TryParse(await File.ReadAllTextAsync(connection.Folder.Kubeconfig))!;
            await using var relay = new Relay(kubeconfig.Server.Port);
            using var relayed = new DcpClient(kubeconfig with { Server = new Uri($"https://127.0.0.1:{relay.Port}") }, TimeProvider.System);
            var table = new WorkloadTable();
            var watching = new WorkloadObserver(relayed, table, TimeProvider.System, NullLogger.Instance).RunAsync(end.Token);

            var stays = await CreateAsync("stays", "sleep 1000");
            var goes = await CreateAsync("goes", "sleep 1000");
            var ends = await CreateAsync("ends", "read line < /dev/null; sleep 3; exit 5");
            foreach (var workload in new[] { stays, goes, ends })
            {
                await table.WaitAsync(workload, status => status.State == WorkloadState.Running, end.Token);
            }

            relay.Cut();
            await connection.Client.DeleteAsync(goes.Kind, goes.ObjectName, end.Token);
            while ((await connection.Client.ListAsync(DcpKind.Executable, DcpJson.Default.Executables, end.Token)).Any(item => item.Metadata.Name == goes.ObjectName || item is { Metadata.Name: "ends", Status.State: "Running" }))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), end.Token);
            }

            relay.Mend();

            Assert.Null(await table.WaitAsync(goes, _ => false, end.Token));
            Assert.Equal(5, (await table.WaitAsync(ends, status => status.State == WorkloadState.Exited, end.Token))?.ExitCode);
            Assert.Equal(WorkloadState.Running, (await table.WaitAsync(stays, _ => true, end.Token))?.State);
            await end.CancelAsync();
            await watching;

            async Task<Workload> CreateAsync(string name, string script)
            {
                var process = new ProcessSpecification { Name = name, ExecutablePath = "/bin/sh", WorkingDirectory = "/", Arguments = ["-c", script] };
                var workload = new Workload(process);
                table.Add(workload);
                await connection.Client.CreateAsync(DcpKind.Executable, ProcessMapping.ToObject(process), DcpJson.Default.Executable, end.Token);
                return workload;
            }
        }
        finally
        {
            Assert.True(await connection.CloseAsync());
        }
    }
}
