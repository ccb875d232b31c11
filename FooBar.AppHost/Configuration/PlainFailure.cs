namespace FooBar.AppHost.Configuration;

/// <summary>Ends the process on a mistake in the settings with the message alone: where in the code it was found helps nobody.</summary>
internal static class PlainFailure
{
    /// <summary>From now on a failure that nobody catches and that was written for the user is printed as it is. Exit code 1.</summary>
    public static void Print() => AppDomain.CurrentDomain.UnhandledException += static (_, failure) =>
    {
        if (failure.ExceptionObject is DistributedApplicationException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Environment.Exit(1);
        }
    };
}
