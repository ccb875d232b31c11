using System.Globalization;
using System.Text;

namespace FooBar.Web.Status;

/// <summary>Draws a line through samples.</summary>
internal static class Plot
{
    /// <summary>The path of an SVG of that size. The newest sample is at the right edge, one sample a step; where a value is missing the line is interrupted.</summary>
    /// <param name="values">The values, oldest first.</param>
    /// <param name="count">How many samples the whole width has.</param>
    /// <param name="width">The width.</param>
    /// <param name="height">The height.</param>
    /// <param name="maximum">The value at the upper edge, above 0.</param>
    public static string Path(IReadOnlyList<double?> values, int count, double width, double height, double maximum)
    {
        var path = new StringBuilder();
        var isDrawing = false;
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is not { } value)
            {
                isDrawing = false;
                continue;
            }

            var x = width - ((values.Count - 1 - index) * width / (count - 1));
            var y = height - (Math.Clamp(value / maximum, 0, 1) * height);
            path.Append(CultureInfo.InvariantCulture, $"{(isDrawing ? 'L' : 'M')}{x:0.#} {y:0.#}");
            isDrawing = true;
        }

        return path.ToString();
    }

    /// <summary>A round number that is at least the highest value: 1, 2 or 5 times a power of ten.</summary>
    public static double Scale(IEnumerable<double?> values, double least)
    {
        var highest = Math.Max(least, values.Max() ?? 0);
        var power = Math.Pow(10, Math.Floor(Math.Log10(highest)));
        return power * (highest / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }
}
