using System.Diagnostics;
using System.Text.Json;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;

namespace PemActors.Documents.Facts;

/// <summary>Steps of one opportunity's registrations, inside of messages between it and its account.</summary>
internal static class StepJson
{
    private enum Kind
    {
        Submitted,
        Approved,
        Rejected,
        Renewed,
        StageAdvanced,
        ActivityDone,
        Closed,
        Lapsed,
    }

    // A step of no single partner's; in its place always, so that the schema can ask for it.
    private const string OfNobody = "";

    public static void Encode(Utf8JsonWriter w, RegistrationStep step)
    {
        w.Word("step", KindOf(step)).Key(step.Key).Text("partner", RegistrationSteps.PartnerOf(step)?.Value ?? OfNobody);
        var until = step switch
        {
            RegistrationStep.Approved approved => approved.Until,
            RegistrationStep.Renewed renewed => renewed.Until,
            _ => null,
        };
        w.Whole("until", until?.Ticks);
    }

    public static RegistrationStep Decode(JsonElement step, OpportunityId opportunity)
    {
        var key = KeyJson.Key(step);
        Instant? until = KeyJson.Optional(step, "until"u8) is { } end ? KeyJson.At(end) : null;
        return Words.Read<Kind>(step.GetProperty("step"u8)) switch
        {
            Kind.Submitted => new RegistrationStep.Submitted(key, opportunity, KeyJson.Partner(step)),
            Kind.Approved => new RegistrationStep.Approved(key, opportunity, KeyJson.Partner(step), until),
            Kind.Rejected => new RegistrationStep.Rejected(key, opportunity, KeyJson.Partner(step)),
            Kind.Renewed => new RegistrationStep.Renewed(key, opportunity, KeyJson.Partner(step), until),
            Kind.StageAdvanced => new RegistrationStep.StageAdvanced(key, opportunity),
            Kind.ActivityDone => new RegistrationStep.ActivityDone(key, opportunity, KeyJson.Partner(step)),
            Kind.Closed => new RegistrationStep.Closed(key, opportunity),
            Kind.Lapsed => new RegistrationStep.Lapsed(key, opportunity, KeyJson.Partner(step)),
            var other => throw new UnreachableException($"No step is {other}."),
        };
    }

    private static Kind KindOf(RegistrationStep step) => step switch
    {
        RegistrationStep.Submitted => Kind.Submitted,
        RegistrationStep.Approved => Kind.Approved,
        RegistrationStep.Rejected => Kind.Rejected,
        RegistrationStep.Renewed => Kind.Renewed,
        RegistrationStep.StageAdvanced => Kind.StageAdvanced,
        RegistrationStep.ActivityDone => Kind.ActivityDone,
        RegistrationStep.Closed => Kind.Closed,
        RegistrationStep.Lapsed => Kind.Lapsed,
        _ => throw new UnreachableException($"{step.GetType().Name} is no step that an opportunity tells."),
    };
}
