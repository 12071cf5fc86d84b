using System.Text;
using System.Text.Json;
using PemActors.Documents.Programs;
using PemActors.Grains.Programs;
using PemActors.Grains.Rescoring;
using PemActors.Grains.Time;
using PemActors.Journal;
using PemActors.Rulebook.Access;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Silo.Desk;

namespace PemActors.Silo.Api;

/// <summary>History under a draft. It reads all there is, so one runs at a time.</summary>
internal static class RescoreEndpoint
{
    private const string Html = "text/html";
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/rescore", RunAsync).WithTags("Programs")
        .WithSummary("Replay history under a draft (version of one, or document): who moves, what it costs, how far to each threshold. JSON, or a page with format=html; changes nothing")
        .Produces<RescoreReport>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);

    private static async Task<IResult> RunAsync(
        CommandRequest request, People people, IJournal journal, ProgramsInForce programs, [FromKeyedServices(EcosystemClock.Key)] TimeProvider clock, string? format, CancellationToken cancellation)
    {
        if (request.Fault is { } unreadable) return Problems.Of(StatusCodes.Status400BadRequest, "unreadable", unreadable);
        if (Arguments.OneOf("format", format, "html", "json") is { } wrong) return wrong;
        var person = Asker.NameOf(request.Context);
        if (people.Find(person) is not { } scope) return Asker.Unknown(person, people);
        if (Asker.Denied(scope, Permission.Rescore, AccessSubject.None) is { } denied) return denied;
        var (draft, fault) = await DraftAsync(request, journal, programs, cancellation);
        if (draft is null) return fault!;
        if (ProgramDesk.Unfit(draft, programs.Currencies.Currency) is { } unfit) return CommandDesk.Refusal(Documents.Facts.Words.Of(unfit.Refusal), unfit.Sentence);
        if (!await OneAtATime.WaitAsync(0, cancellation)) return Problems.Of(StatusCodes.Status409Conflict, "in-flight", "A rescore is under way; ask again when it has ended.");
        try
        {
            var report = await Rescore.RunAsync(journal, programs.Timeline, draft, Instant.From(clock.GetUtcNow()), null, cancellation);
            return format == "html" ? TypedResults.Content(RescoreHtml.Write(report), Html, Encoding.UTF8) : TypedResults.Ok(report);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<(ProgramDocument? Draft, IResult? Fault)> DraftAsync(CommandRequest request, IJournal journal, ProgramsInForce programs, CancellationToken cancellation)
    {
        if (request.Body["document"] is { } document)
        {
            var text = document.GetValueKind() == JsonValueKind.String ? document.GetValue<string>() : document.ToJsonString();
            var reading = ProgramLoader.Load(text);
            return (reading.Program, reading.Program is null ? CommandDesk.Refusal(Documents.Facts.Words.Of(ProgramRefusal.DocumentInvalid), string.Join('\n', reading.Faults)) : null);
        }
        if (request.Text("version") is not { } version) return (null, CommandDesk.Refusal("member-missing", "The body must have a version, of a draft or of a published document, or a document."));
        if (await journal.RowAsync(ProgramRow.List, version, cancellation) is { } row) return (ProgramRow.Of(row).Read(), null);
        var first = programs.Timeline.Versions[0].Document;
        return first.Version == version ? (first, null) : (null, CommandDesk.Refusal("unknown-program", $"No program document has the version '{version}'."));
    }
}
