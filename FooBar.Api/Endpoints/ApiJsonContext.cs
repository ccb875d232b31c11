using System.Text.Json.Serialization;

using FooBar.Web.Discussions;
using FooBar.Web.Moderation;

using Microsoft.AspNetCore.Mvc;

namespace FooBar.Api.Endpoints;

/// <summary>How what the API reads and writes looks in JSON; made by the compiler, so that a cold start need not look at the types.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(NewThread))]
[JsonSerializable(typeof(NewReply))]
[JsonSerializable(typeof(DiscussionThread))]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(Listing<ThreadSummary>))]
[JsonSerializable(typeof(Listing<Reply>))]
[JsonSerializable(typeof(SearchListing))]
[JsonSerializable(typeof(Listing<ModerationEntry>))]
[JsonSerializable(typeof(ThreadEdit))]
[JsonSerializable(typeof(NameAndPassword))]
[JsonSerializable(typeof(PasswordChange))]
[JsonSerializable(typeof(RefreshToken))]
[JsonSerializable(typeof(AccountDetails))]
[JsonSerializable(typeof(Reason))]
[JsonSerializable(typeof(ReplyEdit))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
