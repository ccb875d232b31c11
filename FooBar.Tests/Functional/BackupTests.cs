using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace FooBar.Tests.Functional;

/// <summary>What <c>./foobar backup</c> and <c>./foobar restore</c> do to the database of a running stack.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class BackupTests(StackFixture stack) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("foobar-backup-").FullName;

    private string File => Path.Combine(_folder, "board of today.sql.gz");

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Restore_OfABackup_BringsTheBoardBackOnBothServersAndKeepsWhatWasThere()
    {
        using var api = stack.CreateApiClient("api-1");
        var kept = await PostAsync(api);
        Assert.Equal((0, ""), await RunAsync("backup", "write_backup"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(File).UnixFileMode);
        var later = await PostAsync(api);

        Assert.Equal((0, ""), await RunAsync("restore", "put_back"));

        await Replication.CaughtUpAsync(stack);
        foreach (var server in new[] { "mysql-1", "mysql-2" })
        {
            Assert.Equal(1, await CountAsync(server, "foobar.threads", kept));
            Assert.Equal(0, await CountAsync(server, "foobar.threads", later));
            Assert.Equal(1, await CountAsync(server, "foobar_replaced.threads", later));
            Assert.Equal(0L, await Replication.ScalarAsync(stack, server, "SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = 'foobar_restoring'"));
        }

        // A reply and its thread find each other where they are now.
        using var reply = await api.PostAsJsonAsync($"/api/threads/{kept}/replies", new { body = "Still here.", author = "Ada" });
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
        Assert.Equal(later, await PostAsync(api));
        Assert.Equal((0, ""), await RunAsync("restore", "put_back"));
    }

    [Fact]
    public async Task Restore_OfHalfABackup_IsRefusedAndLeavesTheBoardAlone()
    {
        using var api = stack.CreateApiClient("api-1");
        Assert.Equal((0, ""), await RunAsync("backup", "write_backup"));
        var later = await PostAsync(api);
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        await System.IO.File.WriteAllBytesAsync(File, whole[..(whole.Length / 2)]);

        var (code, error) = await RunAsync("restore", "put_back");

        Assert.Equal(1, code);
        Assert.Contains($"{File} is no whole backup", error, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync((await Replication.RolesAsync(stack)).Primary, "foobar.threads", later));
    }

    private static async Task<long> PostAsync(HttpClient api)
    {
        using var created = await api.PostAsJsonAsync("/api/threads", new { title = $"Kept {Guid.NewGuid():N}", body = "Or not.", author = "Ada" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }

    private async Task<long> CountAsync(string server, string table, long id) =>
        Convert.ToInt64(await Replication.ScalarAsync(stack, server, $"SELECT COUNT(*) FROM {table} WHERE id = {id}"), CultureInfo.InvariantCulture);

    /// <summary>Runs the step <paramref name="function"/> of the command <paramref name="command"/> against this stack's servers, which ./foobar did not start.</summary>
    private Task<(int Code, string Error)> RunAsync(string command, string function)
    {
        const string Script = """
            source "eng/commands/$1.sh"
            step "$1" "${@:2}"
            """;
        return CommandFunctions.RunAsync(Script, [command, function, File, StackFixture.ContainerId(stack.App, "mysql-1"), StackFixture.ContainerId(stack.App, "mysql-2")]);
    }
}
