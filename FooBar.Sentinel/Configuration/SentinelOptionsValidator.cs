using Microsoft.Extensions.Options;

namespace FooBar.Sentinel.Configuration;

/// <summary>Refuses settings with which the sentinel could not keep its promise, naming each.</summary>
internal sealed class SentinelOptionsValidator(IConfiguration configuration) : IValidateOptions<SentinelOptions>
{
    public ValidateOptionsResult Validate(string? name, SentinelOptions options)
    {
        var problems = new List<string>();
        if (options.Servers is not [{ Length: > 0 } first, { Length: > 0 } second] || first == second)
        {
            problems.Add("Sentinel:Servers must name exactly two different servers.");
        }

        problems.AddRange(options.Servers
            .Where(server => string.IsNullOrEmpty(configuration.GetConnectionString(server)))
            .Select(static server => $"ConnectionStrings:{server} is missing: give the connection of the sentinel's account to that server."));
        Require(options.ReplicationPassword, nameof(options.ReplicationPassword));
        Require(options.WitnessFile, nameof(options.WitnessFile));
        Require(options.OperatorKey, nameof(options.OperatorKey));
        problems.AddRange(new (string Name, TimeSpan Value)[]
        {
            (nameof(options.ProbeInterval), options.ProbeInterval),
            (nameof(options.ProbeTimeout), options.ProbeTimeout),
            (nameof(options.WriteTimeout), options.WriteTimeout),
            (nameof(options.OperationTimeout), options.OperationTimeout),
            (nameof(options.StallBound), options.StallBound),
            (nameof(options.HangBound), options.HangBound),
            (nameof(options.FenceBound), options.FenceBound),
            (nameof(options.KillBound), options.KillBound),
            (nameof(options.DrainBound), options.DrainBound),
            (nameof(options.ConnectBound), options.ConnectBound),
            (nameof(options.SwitchBound), options.SwitchBound),
            (nameof(options.CloneBound), options.CloneBound),
        }.Where(static bound => bound.Value <= TimeSpan.Zero).Select(static bound => $"Sentinel:{bound.Name} is {bound.Value}; it must be longer than zero."));
        if (options.Failures < 1)
        {
            problems.Add($"Sentinel:Failures is {options.Failures}; it must be at least 1.");
        }

        if (options.StallBound <= options.ProbeInterval + options.WriteTimeout)
        {
            problems.Add($"Sentinel:StallBound is {options.StallBound}, which a single late write exceeds; make it longer than ProbeInterval and WriteTimeout together.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Require(string value, string setting)
        {
            if (value.Length == 0)
            {
                problems.Add($"Sentinel:{setting} is missing.");
            }
        }
    }
}
