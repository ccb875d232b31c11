using FooBar.Api.Status;
using FooBar.Web.Status;

namespace FooBar.Tests.Api.Status;

public sealed class BalancerConditionsTests
{
    [Theory]
    [InlineData("UP", Condition.Up, "gets requests")]
    [InlineData("UP 1/3", Condition.Limited, "load balancer: UP 1/3")]
    [InlineData("DRAIN", Condition.Limited, "finishes what it has")]
    [InlineData("NOLB", Condition.Limited, "finishes what it has")]
    [InlineData("NOLB 1/3", Condition.Limited, "finishes what it has")]
    [InlineData("DOWN", Condition.Down, "gets none: its health check fails")]
    [InlineData("DOWN 1/2", Condition.Down, "load balancer: DOWN 1/2")]
    [InlineData("MAINT (resolution)", Condition.Down, "taken out for maintenance")]
    [InlineData("", Condition.Unknown, "load balancer: ")]
    public void Describe_WhatTheLoadBalancerSaysOfAServer_InThePagesWords(string state, Condition condition, string detail)
    {
        var server = BalancerConditions.Describe(new(0, [("application", "api-1", state)]), isKnown: true).Last();

        Assert.Equal(new ServerStatus("api-1", "application server", condition, detail), server);
    }
}
