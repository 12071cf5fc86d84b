using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using PemActors.Journal;

namespace PemActors.Silo.Api;

/// <summary>Answers that say no: problem+json with a stable code beside the sentence.</summary>
public static class Problems
{
    /// <summary>Seconds after which a caller may try again.</summary>
    public const int RetryAfterSeconds = 1;

    /// <summary>A problem with its code.</summary>
    public static ProblemHttpResult Of(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, type: $"urn:pem:problem:{code}", extensions: [new("code", code)]);

    /// <summary>Nobody has introduced the subject.</summary>
    public static ProblemHttpResult NotFound(string kind, string id) =>
        Of(StatusCodes.Status404NotFound, "unknown-subject", $"No {kind} '{id}' has been introduced.");

    /// <summary>Turns what endpoints throw into a problem: a broken store is 503 with Retry-After, all else a bug.</summary>
    public static async Task HandleAsync(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var problem = fault switch
        {
            BadHttpRequestException bad => Of(bad.StatusCode, "bad-request", bad.Message),
            _ when IsTransient(fault) => Of(StatusCodes.Status503ServiceUnavailable, "store-unavailable", "The store did not answer. Nothing half-done is shown; try again."),
            _ => Of(StatusCodes.Status500InternalServerError, "bug", "Something is broken in the server. Its log says more."),
        };
        if (problem.StatusCode == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
        await problem.ExecuteAsync(context);
    }

    /// <summary>Gives a refusal that came without words its problem.</summary>
    public static Task ExplainAsync(StatusCodeContext context) => (context.HttpContext.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Of(StatusCodes.Status404NotFound, "no-such-path", "Nothing is served at this path; /openapi/v1.json lists what is."),
        StatusCodes.Status405MethodNotAllowed => Of(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "This path does not take the method; the Allow header says which it takes."),
        StatusCodes.Status415UnsupportedMediaType when !context.HttpContext.Request.Path.StartsWithSegments("/v1/events") => Of(
            StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "The content type is not application/json, in which a command's body comes."),
        StatusCodes.Status415UnsupportedMediaType => Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type",
            "The content type is none of application/cloudevents+json, application/cloudevents-batch+json, application/x-ndjson, application/json."),
        var other => Of(other, "bad-request", "The request cannot be answered as it is."),
    }).ExecuteAsync(context.HttpContext);

    /// <summary>Whether the answer says all there is to say, so that the log need not.</summary>
    public static bool IsAnswered(Exception? fault) => fault is BadHttpRequestException || IsTransient(fault);

    /// <summary>Whether trying again can help.</summary>
    public static bool IsTransient(Exception? fault) =>
        fault is JournalUnavailableException or TimeoutException or OrleansException or OperationCanceledException;
}
