using System.Globalization;

using FooBar.ServiceDefaults.Database;

namespace FooBar.Api.Seeding;

/// <summary><c>FooBar.Api generate THREADS</c>: fills the board for measurements and ends. It needs an application server's configuration and a prepared database.</summary>
internal static class GenerateCommand
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "generate";

    private const long MaximumThreads = 100_000_000;

    /// <param name="args">What comes after the word.</param>
    /// <returns>The exit code: 0; 1 when the database failed it; 2 for a wrong argument.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var text] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) || threads > MaximumThreads)
        {
            await Console.Error.WriteLineAsync($"FooBar.Api {Name}: how many threads shall the board have? A number up to {MaximumThreads}.");
            return 2;
        }

        // None of the site's services: the key ring, for one, belongs to the servers.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddEnvironmentVariables();
        builder.AddFooBarDatabase();
        builder.Services.AddSingleton<BoardGenerator>();
        using var host = builder.Build();
        await host.StartAsync();
        try
        {
            var shown = 0L;
            await host.Services.GetRequiredService<BoardGenerator>().GrowAsync(
                threads,
                have =>
                {
                    // A line for each tenth of the way.
                    if (have >= threads || have - shown >= threads / 10)
                    {
                        shown = have;
                        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{have:N0} threads"));
                    }
                },
                host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
            return 0;
        }
        catch (DatabaseUnavailableException exception)
        {
            await Console.Error.WriteLineAsync($"FooBar.Api {Name}: the database is away; what was committed stays, and the same command goes on from there. {exception.Message}");
            return 1;
        }
        finally
        {
            await host.StopAsync();
        }
    }
}
