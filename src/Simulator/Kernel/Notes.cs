using System.Diagnostics;

namespace PemActors.Simulator.Kernel;

/// <summary>At the week's end, before anything is scored: what was to change by now changes.</summary>
internal static class Notes
{
    public static void Apply<TSink>(Block block, Step step, ref TSink sink)
        where TSink : struct, IFactSink
    {
        for (int at = block.Notes.Take(step.Week), next; at >= 0; at = next)
        {
            next = block.Notes.Next(at);
            var note = block.Notes[at];
            block.Notes.Release(at);
            Apply(block, step, note, ref sink);
        }
    }

    private static void Apply<TSink>(Block block, Step step, in Note note, ref TSink sink)
        where TSink : struct, IFactSink
    {
        var (of, i) = (block.Of, note.Partner);
        block.Touch(i);
        switch (note.Kind)
        {
            case NoteKind.WinLeaves: of.Won[i]--; break;
            case NoteKind.LossLeaves: of.Lost[i]--; break;
            case NoteKind.ArrLeaves: of.ArrMinor[i] -= note.Value; break;
            case NoteKind.CsatArrives:
                of.Surveys[i]++;
                of.CsatSum[i] += note.Value;
                step.Tally.Surveys++;
                step.Tally.CsatSumHundredths += note.Value;
                break;
            case NoteKind.CsatLeaves:
                of.Surveys[i]--;
                of.CsatSum[i] -= note.Value;
                break;
            case NoteKind.Certificates: Partners.Recount(of, i, step.End); break;
            case NoteKind.Strikes:
                Conduct.Recount(block, step, i, ref sink);
                Partners.RefreshNext(block, step, i);
                break;
            case NoteKind.Reference: of.References[i]++; break;
            case NoteKind.Churns: step.Recorder.Churn(note.Of, note.Value); break;
            case NoteKind.Terminates: Scoring.Drop(block, i); break;
            case NoteKind.Standing: Partners.RefreshNext(block, step, i); break;
            default: throw new UnreachableException($"No note of kind {note.Kind}.");
        }
    }
}
