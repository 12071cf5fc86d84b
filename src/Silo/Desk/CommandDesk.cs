using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Subjects;
using PemActors.Journal;
using PemActors.Rulebook.Access;
using PemActors.Silo.Api;

namespace PemActors.Silo.Desk;

/// <summary>
/// Where commands come in: who asks and whether they may, one effect per idempotency key, and the answer as HTTP. A key is a person's own. The same
/// key with the same request gets the first answer again, with another 422, and 409 while the first is under way.
/// </summary>
public sealed class CommandDesk(IJournal journal, IGrainFactory grains, People people)
{
    private readonly ConcurrentDictionary<string, byte> underWay = [];

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="plan">What it asks; called only when the key is new.</param>
    public async Task<IResult> RunAsync(CommandRequest request, Func<AccessScope, Task<CommandPlan>> plan)
    {
        if (request.Fault is { } fault) return Problems.Of(StatusCodes.Status400BadRequest, "unreadable", fault);
        if (Key(request) is not { } given)
            return Problems.Of(StatusCodes.Status400BadRequest, "key-missing", $"The header {CommandRequest.KeyHeader} must name this command with 1 to 128 visible characters.");
        var person = Asker.NameOf(request.Context);
        if (people.Find(person) is not { } scope) return Asker.Unknown(person, people);
        var key = $"{scope.Person}/{given}";
        if (!underWay.TryAdd(key, 0))
        {
            request.Context.Response.Headers.RetryAfter = Problems.RetryAfterSeconds.ToString();
            return Problems.Of(StatusCodes.Status409Conflict, "in-flight", "A command with this key is under way. Ask again for its answer.");
        }
        try
        {
            return await AnsweredAsync(request, key) ?? await AskAsync(request, key, scope, await plan(scope));
        }
        finally
        {
            underWay.TryRemove(key, out _);
        }
    }

    private async Task<IResult?> AnsweredAsync(CommandRequest request, string key)
    {
        if (await journal.AnswerAsync(key, request.Context.RequestAborted) is not { } known) return null;
        request.Context.Response.Headers["Idempotent-Replayed"] = "true";
        return known.Digest.Span.SequenceEqual(request.Digest)
            ? Result(CommandReply.FromJson(known.Body))
            : Problems.Of(StatusCodes.Status422UnprocessableEntity, "key-reused", "This key was used before for another command. A key names one command for ever.");
    }

    private async Task<IResult> AskAsync(CommandRequest request, string key, AccessScope scope, CommandPlan plan)
    {
        if (plan is CommandPlan.Refuse refused) return Refusal(refused.Code, refused.Detail);
        var ask = (CommandPlan.Ask)plan;
        if (Asker.Denied(scope, ask.Permission, ask.Of, ask.Claimants) is { } denied) return denied;
        var command = new CommandEnvelope(key, request.Digest, scope.Person, ask.Type, JsonSerializer.SerializeToUtf8Bytes(ask.Data));
        return Result(await grains.Subject(ask.Subject).Execute(command));
    }

    private static string? Key(CommandRequest request)
    {
        var key = request.Context.Request.Headers[CommandRequest.KeyHeader].ToString();
        return key.Length is >= 1 and <= 128 && key.All(letter => letter is > ' ' and <= '~') ? key : null;
    }

    private static IResult Result(CommandReply reply) =>
        reply.Granted ? TypedResults.Text(reply.Data, "application/json") : Refusal(reply.Code!, reply.Detail!);

    /// <summary>A refusal as HTTP: what is not there is 404, a value out of range 422, and a rule that stands against it 409.</summary>
    public static ProblemHttpResult Refusal(string code, string detail) => Problems.Of(StatusOf(code), code, detail);

    private static int StatusOf(string code) => code switch
    {
        _ when code.StartsWith("unknown-", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        "key-reused" or "text-missing" or "proof-missing" or "too-few-parties" or "shares-not-of-parties" or "shares-do-not-sum" or "winner-not-party" => StatusCodes.Status422UnprocessableEntity,
        _ when code.StartsWith("amount-", StringComparison.Ordinal) || code.StartsWith("member-", StringComparison.Ordinal) || code.EndsWith("-invalid", StringComparison.Ordinal) => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };
}
