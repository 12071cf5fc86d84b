using System.Text;
using Microsoft.Net.Http.Headers;
using PemActors.Documents.Facts;
using PemActors.Documents.Reports;
using PemActors.Journal;
using PemActors.Rulebook.Cadence;
using PemActors.Silo.Queries;

namespace PemActors.Silo.Api;

/// <summary>The documents of the cadences: list, read, download.</summary>
internal static class DocumentsEndpoints
{
    private const string Html = "text/html";
    private const string Json = "application/json";

    public static void Map(IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("Documents");
        documents.MapGet("/", ListAsync).WithSummary("Documents of the program's cadences, newest first, a page at a time")
            .Produces<DocumentPage>().ProducesProblem(400).ProducesProblem(503);
        documents.MapGet("/{id}", ReadAsync)
            .WithSummary("A document as JSON, or as an HTML page that needs nothing else: by Accept or by format=html|json; download=true saves it as a file")
            .Produces(200, null, Json, Html).Produces(304).ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<IResult> ListAsync(
        EcosystemQueries queries, string? kind, string? partner, string? from, string? until, string? cursor, int? limit, CancellationToken cancellation)
    {
        var (after, fault) = Arguments.Time("from", from);
        var (before, second) = Arguments.Time("until", until);
        if ((fault ?? second ?? Arguments.OneOf("kind", kind, Words.All<DocumentKind>()) ?? Arguments.Range("limit", limit ?? 100, 1, 1_000)) is { } wrong) return wrong;
        try
        {
            var page = await queries.DocumentsAsync(kind, partner, after, before, cursor, limit ?? 100, cancellation);
            return TypedResults.Ok(new DocumentPage([.. page.Rows.Select(DocumentRow.Of)], page.Next, page.Total));
        }
        catch (ArgumentException)
        {
            return Arguments.Invalid("cursor", cursor ?? "", "the 'next' of the page before");
        }
    }

    private static async Task<IResult> ReadAsync(EcosystemQueries queries, HttpContext context, string id, string? format, bool? download, CancellationToken cancellation)
    {
        if (Arguments.OneOf("format", format, "html", "json") is { } fault) return fault;
        if (await queries.DocumentAsync(id, cancellation) is not { } row) return Problems.NotFound("document", id);
        var report = ReportJson.Read(row.Body);
        var isHtml = format == "html" || (format is null && PrefersHtml(context.Request));
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.Accept;
        headers.ContentDisposition = new ContentDispositionHeaderValue(download == true ? "attachment" : "inline") { FileName = $"\"{report.FileName}.{(isHtml ? "html" : "json")}\"" }.ToString();
        // A document never changes once it is made.
        headers.ETag = $"\"{(isHtml ? "html" : "json")}-{id}\"";
        if (context.Request.Headers.IfNoneMatch == headers.ETag) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        if (!isHtml) return TypedResults.Bytes(row.Body, Json);
        // It is text of ours and of partners: it may look as it likes, and do nothing.
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
        headers.XContentTypeOptions = "nosniff";
        return TypedResults.Content(ReportHtml.Write(report), Html, Encoding.UTF8);
    }

    private static bool PrefersHtml(HttpRequest request)
    {
        var accepts = request.GetTypedHeaders().Accept;
        double Quality(string type) => accepts.Where(accept => accept.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(accept => accept.Quality ?? 1).DefaultIfEmpty(0).Max();
        return Quality(Html) > Quality(Json);
    }
}

/// <summary>A page of documents; <c>next</c> is the cursor of the following one, null at the end.</summary>
public sealed record DocumentPage(IReadOnlyList<DocumentRow> Documents, string? Next, long Total);

/// <summary>A document in a list: of which kind and cadence, of whom, as of when, and the program that made it.</summary>
public sealed record DocumentRow(string Id, string Kind, string Cadence, string Scope, string? Partner, DateTimeOffset After, DateTimeOffset At, string Program)
{
    internal static DocumentRow Of(ListRow row)
    {
        var header = ReportJson.ReadHeader(row.Body.Span);
        return new(row.Id, row.State, row.About!, header.Scope, row.Partner, header.After.ToDateTimeOffset(), row.At.ToDateTimeOffset(), header.Program);
    }
}
