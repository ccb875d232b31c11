using System.Net;

namespace FooBar.Tests.Functional;

/// <summary>Sends as a well-behaved client does: what is answered with 503 is sent again after a while. For requests that may be.</summary>
internal static class Patiently
{
    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, Func<HttpRequestMessage> request)
    {
        using var deadline = new CancellationTokenSource(StackFixture.Patience);
        while (true)
        {
            using var message = request();
            var response = await client.SendAsync(message, deadline.Token);
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                return response;
            }

            response.Dispose();
            await Task.Delay(TimeSpan.FromMilliseconds(500), deadline.Token);
        }
    }
}
