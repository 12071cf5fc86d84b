using Microsoft.AspNetCore.Http.HttpResults;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Access;
using PemActors.Rulebook.Primitives;
using PemActors.Silo.Api;

namespace PemActors.Silo.Desk;

/// <summary>Who asks, and whether they may, as HTTP.</summary>
internal static class Asker
{
    /// <summary>The name in the header; empty where there is none.</summary>
    public static string NameOf(HttpContext context) => context.Request.Headers[CommandRequest.PersonHeader].ToString();

    /// <summary>401: nobody is of that name.</summary>
    public static ProblemHttpResult Unknown(string name, People people) => Problems.Of(
        StatusCodes.Status401Unauthorized, "person-unknown", $"The header {CommandRequest.PersonHeader} is '{name}'; it must name who asks: {people.Legal}.");

    /// <summary>403 with the reason; null where they may.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="permission">What for.</param>
    /// <param name="of">Of what.</param>
    /// <param name="claimants">Who claimed what would be approved.</param>
    public static ProblemHttpResult? Denied(AccessScope scope, Permission permission, AccessSubject of, params string[] claimants) =>
        AccessRules.Permits(scope, permission, of, claimants) is Ruling<Permission, AccessRefusal>.Refused denied
            ? Problems.Of(StatusCodes.Status403Forbidden, Words.Of(denied.Reason), denied.Sentence)
            : null;
}
