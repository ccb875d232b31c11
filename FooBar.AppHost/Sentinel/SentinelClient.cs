using System.Net.Http.Headers;
using System.Text.Json;

namespace FooBar.AppHost.Sentinel;

/// <summary>Asks the sentinel to do something.</summary>
internal sealed class SentinelClient(EndpointReference endpoint, ParameterResource key)
{
    // A switchover may wait twice for its bound, and its turn behind another transition.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Has a command carried out; what the sentinel says of it becomes the result's message.</summary>
    /// <param name="command">The command's path.</param>
    /// <param name="server">The server that it concerns; null where it concerns both.</param>
    /// <param name="cancellationToken">Ends the wait; the command may be carried out all the same.</param>
    public async Task<ExecuteCommandResult> AskAsync(string command, string? server, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri(endpoint.Url), Timeout = Patience };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await key.GetValueAsync(cancellationToken));
        try
        {
            using var response = await client.PostAsync(server is null ? command : $"{command}?server={server}", content: null, cancellationToken);
            var answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            var message = answer.RootElement.TryGetProperty("message", out var said) || answer.RootElement.TryGetProperty("detail", out said) ? said.GetString() : null;
            return response.IsSuccessStatusCode ? CommandResults.Success(message ?? "Done.") : CommandResults.Failure(message ?? $"The sentinel answered {(int)response.StatusCode}.");
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return CommandResults.Failure($"The sentinel does not answer: {failure.Message} Its console log says more.");
        }
    }
}
