using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Grains.Interfaces.Commands;
using PemActors.Grains.Subjects;
using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Evidence;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;

namespace PemActors.Grains.Accounts;

/// <summary>Commands on an account's registrations, and on conflicts that people open in it: from data to the rules, and from their ruling to an entry.</summary>
internal sealed class AccountDesk(AccountEvidence evidence, Lookups lookups)
{
    /// <summary>Decides; what is granted is not folded yet.</summary>
    public CommandDecision Decide(CommandEnvelope command, FactKey key, ProgramTimeline programs)
    {
        if (command.Type == EventNames.ConflictOpened) return Open(command, key, programs);
        if (RegistrationData.Read(command.Data) is not { } asked)
            return CommandDecision.No("member-missing", "A command on a registration names opportunity and partner.");
        var now = new Lookups(lookups);
        now.Take(key, asked);
        var partner = new PartnerId(asked.Partner!);
        var state = evidence.StateAt(
            new(asked.Opportunity!), partner, now.Knows(partner, key.Time), registration => now.Inputs(registration, key.Time, evidence), key.Time, programs);
        return Rule(command.Type, asked, state, key.Time, programs.At(key.Time)) switch
        {
            null => CommandDecision.No("unknown-command", $"{command.Type} is no command that an account decides."),
            Ruling<RegistrationDecision, RegistrationRefusal>.Refused refused => CommandDecision.No(Words.Of(refused.Reason), refused.Sentence),
            Ruling<RegistrationDecision, RegistrationRefusal>.Granted granted => CommandDecision.Yes(
                new(new(key.Source, key.Id), command.Type, key.Time, asked.With(granted.Value, command.Person).ToJson())),
            var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
        };
    }

    private static Ruling<RegistrationDecision, RegistrationRefusal>? Rule(string type, RegistrationData asked, in RegistrationState state, Instant at, ProgramDocument program) => type switch
    {
        EventNames.OpportunityRegistrationSubmitted => DealDesk.Submit(state, at, program.Engagement),
        EventNames.OpportunityRegistrationApproved => DealDesk.Approve(state, at, program.Engagement, program.Compliance),
        EventNames.OpportunityRegistrationRejected => DealDesk.Reject(state, asked.Reason is { } word && Words.TryParse<RegistrationReason>(word, out var reason) ? reason : RegistrationReason.Other, asked.Text),
        EventNames.OpportunityRegistrationRenewed => DealDesk.Renew(state, at, program.Engagement),
        _ => null,
    };

    private CommandDecision Open(CommandEnvelope command, FactKey key, ProgramTimeline programs)
    {
        if (OpeningData.Read(command.Data) is not { } asked) return CommandDecision.No("member-missing", "A conflict to open names opportunity and parties.");
        var opportunity = new OpportunityId(asked.Opportunity!);
        var parties = asked.Parties!.Select(party => new PartnerId(party)).ToArray();
        var level = asked.Level is { } word && Words.TryParse<ConflictLevel>(word, out var named) ? named : ConflictLevel.Mediation;
        var known = (asked.Partners ?? []).Where(lookup => lookup.Known).Select(lookup => new PartnerId(lookup.Partner)).ToHashSet();
        var isKnown = evidence.Opportunities.Any(history => history.Opportunity == opportunity && history.Created.Time <= key.Time);
        var ruled = ConflictDesk.Open(new(opportunity, parties, level), isKnown, known.Contains, evidence.HasOpen(opportunity, parties, programs));
        return ruled switch
        {
            Ruling<ConflictOpening, ConflictRefusal>.Refused refused => CommandDecision.No(Words.Of(refused.Reason), refused.Sentence),
            Ruling<ConflictOpening, ConflictRefusal>.Granted granted => CommandDecision.Yes(new(new(key.Source, key.Id), command.Type, key.Time, (asked with
            {
                Conflict = Contest.Name(key).Value,
                Parties = [.. granted.Value.Parties.Select(party => party.Value)],
                Level = Words.Of(level),
                By = command.Person,
            }).ToJson())),
            var other => throw new System.Diagnostics.UnreachableException(other.ToString()),
        };
    }
}
