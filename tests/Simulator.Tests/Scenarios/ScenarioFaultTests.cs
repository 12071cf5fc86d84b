using PemActors.Simulator.Scenarios;

namespace PemActors.Simulator.Tests.Scenarios;

/// <summary>Bad scenario files: every fault with its line, its pointer and what is legal.</summary>
public sealed class ScenarioFaultTests
{
    private const string Head = "name: bad\ntitle: Bad\n";

    // One line of a file beneath its name and title, and the fault that it must be told.
    private const string Table = """
        colour: red                                                            | /colour is not known here; legal are name, title
        population: { partner: 5 }                                             | /population/partner is not known here; legal are partners
        population: { partners: 0 }                                            | /population/partners is 0; legal is a whole number from 1 to 1000000
        population: { partners: many }                                         | /population/partners is the text 'many'; legal is integer
        population: { start: 2024-02-30 }                                      | /population/start is '2024-02-30'; legal is a date
        population: { mix: { reseller: 0.6, oem: 0.5 } }                       | /population/mix sum to 1.1; legal is 1
        population: { mix: { resellers: 1 } }                                  | /population/mix/resellers is not known here
        population: { regions: { emea: 0.5 } }                                 | /population/regions sum to 0.5; legal is 1
        horizon: { weeks: 2y }                                                 | /horizon/weeks is the text '2y'; legal is integer
        horizon: { weeks: 0 }                                                  | /horizon/weeks is 0; legal is a whole number from 1 to 5200
        horizon: { warmUpWeeks: 20 }                                           | /horizon/warmUpWeeks is 20; legal are whole quarters
        seed: -1                                                               | /seed is -1; legal is a whole number from 0
        stopping: { replications: 1000000000 }                                 | /stopping/replications is 1000000000; legal is a whole number from 2 to 1000000
        stopping: { maxReplications: 1000000000 }                              | /stopping/maxReplications is 1000000000; legal is a whole number from 2 to 1000000
        stopping: { replications: 5, confidence: 0.9 }                         | /stopping/replications stands beside confidence; legal is alone
        stopping: { firstLook: 200, maxReplications: 100 }                     | /stopping/firstLook is 200 and maxReplications 100
        stopping: { relativeHalfWidth: 2% }                                    | /stopping/relativeHalfWidth is the text '2%'; legal is number
        stopping: { headlines: [profit] }                                      | /stopping/headlines/0 is 'profit'; legal are sourced-arr
        behaviours: { joining: { fit: 92 } }                                   | /behaviours/joining/fit is 92; legal is a number from 0 to 1
        behaviours: { joining: { fits: 0.9 } }                                 | /behaviours/joining/fits is not known here
        behaviours: { learning: { on: maybe } }                                | /behaviours/learning/on is the text 'maybe'; legal is boolean
        behaviours: { learning: { usersMin: 13 } }                             | /behaviours/learning/usersMin is 13 and /behaviours/learning/usersMax is 12
        behaviours: { joining: { foundingWeeks: 80 } }                         | /behaviours/joining/foundingWeeks is 80 and /behaviours/joining/lastWeek is 70; legal is less
        behaviours: { types: { reseller: { winProbability: 25 } } }            | /behaviours/types/reseller/winProbability is 25; legal is a number from 0.001 to 0.999
        behaviours: { tierEffects: { activity: [1, 1.1] } }                    | /behaviours/tierEffects/activity has 2 items; legal are 4 to 4
        program: { document: nowhere.yaml }                                    | /program/document is 'nowhere.yaml', which cannot be read; legal is default, or a file
        program: { overrides: { health: { weights: { activity: 0.5 } } } }     | /program/overrides/health/weights sum to 1.25; legal is 1
        program: { overrides: { tiers: { premier: { arr: -1 } } } }            | /program/overrides/tiers/premier/arr is -1; legal is a number from 0
        program: { overrides: { tiers: { premier: { revenue: 1 } } } }         | /program/overrides/tiers/premier/revenue is not known here
        program: { overrides: { calendar: { kind: quarters } } }               | /program/overrides/calendar is set; legal is to leave it out
        program: { overrides: { tiers: { promotion: immediate } } }            | tiers.promotion is immediate; the simulator promotes at closes
        program: { overrides: { tiers: null } }                                | /program/overrides/tiers is missing
        keyResults: [{ id: a, metric: arr, comparator: at-least, target: 1, period: year }] | /keyResults/0/metric is 'arr'; legal are sourced-arr
        keyResults: [{ id: a, metric: mean-csat, comparator: at-least, target: 43, period: year }] | /keyResults/0/target is 43; legal for mean-csat is from 1 to 5
        incentives: { fee: { kind: referral-fee, terms: { acvCap: -1 } } }     | /incentives/fee/terms/acvCap is -1; legal is a number from 0
        incentives: { fee: { kind: referral-fee, terms: { rate: 15 } } }       | /incentives/fee/terms/rate is 15; legal is a number from 0 to 1
        incentives: { fee: { kind: referral-fee, terms: { rates: 0.1 } } }     | /incentives/fee/terms/rates is not known here
        incentives: { fee: { kind: bounty } }                                  | /incentives/fee/kind is 'bounty'; legal are margin
        incentives: { fee: { name: Fee } }                                     | /incentives/fee/kind is missing; legal are margin
        incentives: { fee: { kind: spif, budget: -5 } }                        | /incentives/fee/budget is -5; legal is a number from 0
        incentives: { fee: { kind: spif, fromWeek: 9, untilWeek: 9 } }         | /incentives/fee/untilWeek is 9; legal is above fromWeek, 9
        incentives: { fee: { kind: spif, fromWeek: 130 } }                     | /incentives/fee/fromWeek is 130; legal is below the run's 130 weeks
        incentives: { fee: { kind: spif, eligibility: { regions: [mars] } } }  | /incentives/fee/eligibility/regions/0 is mars, where no partner is; legal are amer, emea
        incentives: { "a fee": { kind: spif } }                                | /incentives/a fee is no id; legal are 1 to 64
        changes: [{ name: bad, title: Same, behaviours: {} }]                  | /changes/0/name is bad a second time; legal is once
        changes: [{ name: same, title: Same }]                                 | /changes/0 changes nothing; legal is a change
        changes: [{ name: more, title: More, population: { partners: 9 } }]    | /changes/0/population is not known here
        changes: [{ name: less, title: Less, incentives: { none: null } }]     | /changes/0/incentives/none is withdrawn, but the baseline has none
        changes: [{ name: more, title: More, program: { overrides: { tiers: { grace: -1 } } } }] | /changes/0/program/overrides/tiers/grace is -1; legal is
        changes: [{ name: more, title: More, behaviours: { joining: { fit: 2 } } }] | /changes/0/behaviours/joining/fit is 2; legal is a number from 0 to 1
        """;

    public static TheoryData<string, string> Rows() => [.. Table.Split('\n').Select(line => line.Split(" | ")).Select(row => (row[0].Trim(), row[1].Trim()))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Load_OneFault_IsToldWithLineAndLegalRange(string line, string sentence)
    {
        var reading = Load(Head + line + "\n");
        Assert.Null(reading.File);
        var fault = Assert.Single(reading.Faults);
        Assert.Equal("bad.yaml", fault.File);
        Assert.Equal(3, fault.Line);
        Assert.StartsWith(sentence, fault.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ManyFaults_AreToldAtOnceInTheFilesOrder()
    {
        var reading = Load("""
            name: Bad Name
            title: Bad
            population:
              partners: 0
              mix: { reseller: 0.6, oem: 0.5 }
            behaviours:
              joining: { fit: 92 }
            program:
              overrides: { health: { weights: { activity: 0.5 } } }
            incentives:
              fee: { kind: referral-fee, terms: { acvCap: -1 } }
            stopping: { replications: 1000000000 }
            changes:
              - name: worse
                title: Worse
                incentives: { fee: { terms: { rate: 15 } } }
            """);
        Assert.Null(reading.File);
        Assert.Equal(
            [
                (1, "/name"), (4, "/population/partners"), (5, "/population/mix"), (7, "/behaviours/joining/fit"), (9, "/program/overrides/health/weights"),
                (11, "/incentives/fee/terms/acvCap"), (12, "/stopping/replications"), (16, "/changes/0/incentives/fee/terms/rate"),
            ],
            reading.Faults.Select(fault => (fault.Line, fault.Pointer)));
    }

    [Fact]
    public void Load_ProgramWithFaults_TellsThoseOfTheProgram()
    {
        var reading = ScenarioLoader.Load($"{Head}program: {{ document: own.yaml }}\n", "bad.yaml", path => path == "own.yaml" ? "version: 7\n" : null);
        Assert.Null(reading.File);
        Assert.All(reading.Faults, fault => Assert.Equal("own.yaml", fault.File));
        Assert.Contains(reading.Faults, fault => fault is { Line: 1, Pointer: "/version" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("name: [")]
    [InlineData("name: a\nname: b\ntitle: x")]
    [InlineData("just text")]
    [InlineData("{name: a, title: b}\n---\n{}")]
    [InlineData("name: a\ntitle: b\nincentives: []\nchanges: {}\npopulation: 7\nhorizon: x\nstopping: null\nprogram: []\nkeyResults: {}\nbehaviours: 1")]
    [InlineData("name: a\ntitle: b\nhorizon: { weeks: 1e99, warmUpWeeks: -1e99 }\nseed: 1e40")]
    [InlineData("name: a\ntitle: b\nchanges: [1, null, {}, []]")]
    [InlineData("name: a\ntitle: b\nincentives: { x: 1, y: [], z: { kind: 4, terms: 3, eligibility: 2, fromWeek: x } }")]
    [InlineData("name: &a a\ntitle: *a")]
    public void Load_Rubbish_IsFaultsAndNothingElse(string text)
    {
        var reading = Load(text);
        Assert.Null(reading.File);
        Assert.NotEmpty(reading.Faults);
    }

    private static ScenarioReading Load(string text) => ScenarioLoader.Load(text, "bad.yaml", _ => null);
}
