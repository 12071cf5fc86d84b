using System.Text;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Programs;
using static PemActors.Documents.Programs.YamlText;

namespace PemActors.Documents.Programs;

/// <summary>Prints a program document as YAML that reads back as the same document.</summary>
public static class ProgramPrinter
{
    /// <summary>The whole document, in human units.</summary>
    public static string Print(ProgramDocument program)
    {
        var (h, t, a, e) = (program.Health, program.Tiers, program.Attribution, program.Engagement);
        var text = new StringBuilder();
        text.Append($"version: {Quoted(program.Version)}\ncurrency: {program.Currency}\n");
        List(text, "rates", "", program.Rates.Select(r => $"{{ currency: {r.Currency}, from: {r.From}, rate: {Scaled(r.RatePpm, 6)} }}"));
        text.Append($"""
            health:
              scale: {Words.Of(h.Scale)}
              greenFrom: {h.GreenFrom}
              yellowFrom: {h.YellowFrom}
              weights:
                activity: {Scaled(h.Weights.ActivityPpm, 6)}
                pipeline: {Scaled(h.Weights.PipelinePpm, 6)}
                enablement: {Scaled(h.Weights.EnablementPpm, 6)}
                quality: {Scaled(h.Weights.QualityPpm, 6)}
                compliance: {Scaled(h.Weights.CompliancePpm, 6)}
              activity:
                windowDays: {h.Activity.WindowDays}
                yellowFrom: {h.Activity.YellowFrom}
                greenFrom: {h.Activity.GreenFrom}
              pipeline:
                low: {Scaled(h.Pipeline.LowMinor, 2)}
                high: {Scaled(h.Pipeline.HighMinor, 2)}
                advancedShare: {Scaled(h.Pipeline.AdvancedSharePpm, 6)}

            """);
        List(text, "pipelineOverrides", "  ", h.PipelineOverrides.Select(Override));
        text.Append($"""
              enablement:
                yellowFrom: {h.Enablement.YellowFrom}
                greenFrom: {h.Enablement.GreenFrom}
                meanScore: {Scaled(h.Enablement.MeanScoreHundredths, 2)}
              quality:
                windowDays: {h.Quality.WindowDays}
                benchmark: {Scaled(h.Quality.BenchmarkPpm, 6)}
                near: {Scaled(h.Quality.NearPpm, 6)}
                minCloses: {h.Quality.MinCloses}
                csatYellow: {Scaled(h.Quality.CsatYellowHundredths, 2)}
                csatGreen: {Scaled(h.Quality.CsatGreenHundredths, 2)}
                minSurveys: {h.Quality.MinSurveys}
              compliance:
                windowDays: {h.Compliance.WindowDays}
                yellowFrom: {h.Compliance.YellowFrom}
                redFrom: {h.Compliance.RedFrom}
                suspendFrom: {h.Compliance.SuspendFrom}
            tiers:
              arrBasis: {Words.Of(t.ArrBasis)}
              arrWindowDays: {t.ArrWindowDays}
              grace: {t.Grace}
              maxSteps: {t.MaxSteps}
              promotion: {Words.Of(t.Promotion)}
              registered:
                firstActivityDays: {t.Registered.FirstActivityDays}
              select:
                wins: {t.Select.Wins}
                certifications: {t.Select.Certifications}
                activitiesPerQuarter: {t.Select.ActivitiesPerQuarter}
                csatAbove: {Scaled(t.Select.CsatAboveHundredths, 2)}
              premier:
                arr: {Scaled(t.Premier.ArrMinor, 2)}
                certifications: {t.Premier.Certifications}
                maxStrikes: {t.Premier.MaxStrikes}
              elite:
                arr: {Scaled(t.Elite.ArrMinor, 2)}
                certifications: {t.Elite.Certifications}
                references: {t.Elite.References}
                planMonths: {t.Elite.PlanMonths}
                specializations: {t.Elite.Specializations}
            calendar:
              kind: {ProgramWords.Of(program.Calendar.Kind)}
              fiscalYearStart: {program.Calendar.FiscalYearStart}
              anchor: {program.Calendar.Anchor}
            lifecycle:
              retainMonths: {program.Lifecycle.RetainMonths}
            activation:
              rule: {Words.Of(program.Activation.Rule)}
              days: {program.Activation.Days}
              activities: {program.Activation.Activities}
            attribution:
              model: {Words.Of(a.Model)}
              lookBackDays: {a.LookBackDays}
              halfLifeDays: {a.HalfLifeDays}
              uShaped:
                first: {Share(a.UShaped.FirstPpm)}
                middle: {Share(a.UShaped.MiddlePpm)}
                last: {Share(a.UShaped.LastPpm)}
              wShaped:
                first: {Share(a.WShaped.FirstPpm)}
                creation: {Share(a.WShaped.CreationPpm)}
                last: {Share(a.WShaped.LastPpm)}
                rest: {Share(a.WShaped.RestPpm)}
              historyDays: {a.HistoryDays}
              shapleyExactPartners: {a.ShapleyExactPartners}
              shapleySamples: {a.ShapleySamples}
            engagement:
              protectionDays: {e.ProtectionDays}
              responseHours: {e.ResponseHours}
              onBreach: {Words.Of(e.OnBreach)}
              qualifyingActivities: {AllWords(e.QualifyingActivities)}
              ladder:
                mediationDays: {e.Ladder.MediationDays}
                adjudicationDays: {e.Ladder.AdjudicationDays}
                councilDays: {e.Ladder.CouncilDays}
            enablement:
              certificationMonths: {program.Enablement.CertificationMonths}
            compliance:
              warnFrom: {program.Compliance.WarnFrom}
              holdFrom: {program.Compliance.HoldFrom}
            benefits:
              registered: {AllWords(program.Benefits.Registered)}
              select: {AllWords(program.Benefits.Select)}
              premier: {AllWords(program.Benefits.Premier)}
              elite: {AllWords(program.Benefits.Elite)}

            """);
        IncentivesPrinter.Print(text, program.Incentives);
        ObjectivesPrinter.Print(text, program.Objectives);
        text.Append($"cadence:\n  stalledDays: {program.Cadence.StalledDays}\n  lapsingDays: {program.Cadence.LapsingDays}\n");
        return text.ToString();
    }

    private static string Override(PipelineOverride o) =>
        $"{{ {(o.Type is { } type ? $"type: {Words.Of(type)}, " : "")}{(o.Region is { } region ? $"region: {Quoted(region)}, " : "")}low: {Scaled(o.LowMinor, 2)}, high: {Scaled(o.HighMinor, 2)} }}";
}
