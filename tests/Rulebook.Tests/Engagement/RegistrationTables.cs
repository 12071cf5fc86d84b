using PemActors.Rulebook.Engagement;
using PemActors.Rulebook.Primitives;
using PemActors.Rulebook.Programs;
using PemActors.Rulebook.Tests.Support;

namespace PemActors.Rulebook.Tests.Engagement;

public sealed class RegistrationTables
{
    private static readonly ComplianceTerms Compliance = Defaults.Program.Compliance;
    private static readonly RegistrationInputs Valid = new(false, false, Finding.Met, Finding.Met, true, 1, true, false, false, 0);

    // Every input at the cut, on both sides; what is not told is valid.
    [Fact]
    public void Reason_CutByCut() => Table.Check(
        """
        input     | value   | reason
        existing  | no      |
        existing  | yes     | ExistingOpportunity
        protected | no      |
        protected | yes     | AlreadyProtected
        territory | Unknown |
        territory | Met     |
        territory | Missed  | OutOfTerritory
        fit       | Unknown |
        fit       | Met     |
        fit       | Missed  | NotIcp
        named     | yes     |
        named     | no      | InsufficientInformation
        amount    | 1       |
        amount    | 0       | InsufficientInformation
        amount    | -1      | InsufficientInformation
        may       | yes     |
        may       | no      | PartnerNotEligible
        ended     | no      |
        ended     | yes     | PartnerNotEligible
        suspended | no      |
        suspended | yes     | ComplianceHold
        strikes   | 1       |
        strikes   | 2       | ComplianceHold
        strikes   | 3       | ComplianceHold
        """,
        row =>
        {
            var yes = row["value"] == "yes";
            var inputs = row["input"] switch
            {
                "existing" => Valid with { ExistingOpportunity = yes },
                "protected" => Valid with { ProtectedByOther = yes },
                "territory" => Valid with { Territory = row.Enum<Finding>("value") },
                "fit" => Valid with { CustomerFit = row.Enum<Finding>("value") },
                "named" => Valid with { AccountNamed = yes },
                "amount" => Valid with { AmountMinor = row.Long("value") },
                "may" => Valid with { MayRegister = yes },
                "ended" => Valid with { Terminated = yes },
                "suspended" => Valid with { Suspended = yes },
                _ => Valid with { Strikes = row.Int("value") },
            };
            Assert.Equal(row["reason"], RegistrationRules.Reason(inputs, Compliance)?.ToString() ?? "");
        });

    [Fact]
    public void Reason_InOrderOfPrecedence()
    {
        var inputs = new RegistrationInputs(true, true, Finding.Missed, Finding.Missed, false, 0, false, true, true, 2);
        void Next(RegistrationReason expected, RegistrationInputs without)
        {
            Assert.Equal(expected, RegistrationRules.Reason(inputs, Compliance));
            inputs = without;
        }
        Next(RegistrationReason.ExistingOpportunity, inputs with { ExistingOpportunity = false });
        Next(RegistrationReason.AlreadyProtected, inputs with { ProtectedByOther = false });
        Next(RegistrationReason.OutOfTerritory, inputs with { Territory = Finding.Unknown });
        Next(RegistrationReason.NotIcp, inputs with { CustomerFit = Finding.Unknown });
        Next(RegistrationReason.InsufficientInformation, inputs with { AccountNamed = true });
        Next(RegistrationReason.InsufficientInformation, inputs with { AmountMinor = 1 });
        Next(RegistrationReason.PartnerNotEligible, inputs with { MayRegister = true });
        Next(RegistrationReason.PartnerNotEligible, inputs with { Terminated = false });
        Next(RegistrationReason.ComplianceHold, inputs with { Suspended = false });
        Next(RegistrationReason.ComplianceHold, inputs with { Strikes = 1 });
        Assert.Null(RegistrationRules.Reason(inputs, Compliance));
        Assert.Equal(
            ["ExistingOpportunity", "AlreadyProtected", "OutOfTerritory", "NotIcp", "InsufficientInformation", "PartnerNotEligible", "ComplianceHold", "Other"],
            Enum.GetNames<RegistrationReason>());
    }

    [Fact]
    public void Sentence_OfEachReason() => Table.Check(
        """
        reason                  | sentence
        ExistingOpportunity     | The account already has an open opportunity for this product line to which the partner is not linked.
        AlreadyProtected        | Another partner is protected for this account and product line.
        OutOfTerritory          | The customer lies outside the partner's territory.
        NotIcp                  | The customer does not fit the ideal customer profile.
        InsufficientInformation | An amount above 0, an account and a product line are needed.
        PartnerNotEligible      | The partner's tier gives no deal registration, or the partnership has ended.
        ComplianceHold          | The partner is suspended, or has so many strikes that its accruals are held.
        Other                   | For the reason that the text gives.
        """,
        row => Assert.Equal(row["sentence"], RegistrationReasons.Sentence(row.Enum<RegistrationReason>("reason"))));

    [Fact]
    public void FirstValid_TheFirstThatNothingStandsAgainst()
    {
        var bad = Valid with { ProtectedByOther = true };
        Assert.Equal(-1, RegistrationRules.FirstValid([], Compliance));
        Assert.Equal(-1, RegistrationRules.FirstValid([bad, bad], Compliance));
        Assert.Equal(0, RegistrationRules.FirstValid([Valid, Valid], Compliance));
        Assert.Equal(2, RegistrationRules.FirstValid([bad, bad, Valid, Valid], Compliance));
    }

    // Submitted at hour 0 and due at hour 48; a minus or plus stands for one tick.
    [Fact]
    public void Response_OnBothSidesOfTheDueInstant() => Table.Check(
        """
        at  | answered | state
        0   |          | Pending
        48- |          | Pending
        48  |          | Breached
        48+ |          | Breached
        20- | 20       | Pending
        20  | 20       | Answered
        90  | 20       | Answered
        90  | 48-      | Answered
        48  | 48       | Answered
        48- | 48       | Pending
        90  | 48       | Answered
        48  | 48+      | Breached
        90  | 48+      | Breached
        90  | 60       | Breached
        """,
        row =>
        {
            var submitted = Instant.Utc(2024, 1, 1);
            Instant Hour(string text) => new((submitted + TimeSpan.FromHours(int.Parse(text.Trim('+', '-')))).Ticks + (text[^1] == '+' ? 1 : text[^1] == '-' ? -1 : 0));
            var due = ResponseClock.Due(submitted, Defaults.Program.Engagement);
            Assert.Equal(Instant.Utc(2024, 1, 3), due);
            Assert.Equal(row.Enum<ResponseState>("state"), ResponseClock.StateAt(due, row["answered"] is "" ? Instant.Never : Hour(row["answered"]), Hour(row["at"])));
        });

    [Fact]
    public void Breach_ApprovesOnlyWhereTheProgramSaysSoAndNothingStandsAgainst()
    {
        var escalate = Defaults.Program.Engagement;
        var approve = escalate with { OnBreach = OnBreach.Approve };
        Assert.False(ResponseClock.ApprovesWhenDue(escalate, isFirstValid: true));
        Assert.True(ResponseClock.ApprovesWhenDue(approve, isFirstValid: true));
        Assert.False(ResponseClock.ApprovesWhenDue(approve, isFirstValid: false));
    }
}
