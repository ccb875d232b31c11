using System.Globalization;

namespace FooBar.Chaos;

/// <summary>What a run is to be like.</summary>
/// <param name="Length">How long the load runs. Default: 3 minutes.</param>
/// <param name="Seed">What the schedule of the faults follows from. Default: another one each time.</param>
internal sealed record ChaosOptions(TimeSpan Length, int Seed)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Reads <c>--minutes N</c> and <c>--seed S</c>.</summary>
    /// <exception cref="ChaosException">There is something else, or a value is out of range.</exception>
    public static ChaosOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ChaosOptions(TimeSpan.FromMinutes(3), Random.Shared.Next(1, 100_000));
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var before, var after] ? (before, after) : (arguments[i], i + 1 < arguments.Count ? arguments[++i] : "");
            options = name switch
            {
                "--minutes" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes >= Shortest.TotalMinutes && minutes <= Longest.TotalMinutes =>
                    options with { Length = TimeSpan.FromMinutes(minutes) },
                "--seed" when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) => options with { Seed = seed },
                "--minutes" => throw new ChaosException($"--minutes is '{value}': give a number from {Shortest.TotalMinutes.ToString(CultureInfo.InvariantCulture)} to {Longest.TotalMinutes.ToString(CultureInfo.InvariantCulture)}."),
                "--seed" => throw new ChaosException($"--seed is '{value}': give a whole number."),
                _ => throw new ChaosException($"'{name}' is nothing that chaos knows: give --minutes N and --seed S, or neither."),
            };
        }

        return options;
    }
}
