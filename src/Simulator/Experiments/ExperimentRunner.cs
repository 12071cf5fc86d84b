using System.Collections.Immutable;

namespace PemActors.Simulator.Experiments;

/// <summary>
/// Runs an experiment over threads. Replications write to their own slots and are gathered in their order, so that neither threads nor
/// batches show in any byte of the result.
/// </summary>
public sealed class ExperimentRunner
{
    private readonly TimeProvider _clock;
    private readonly int _threads;
    private readonly int _batch;

    /// <summary>A runner.</summary>
    /// <param name="clock">Times progress, nothing else.</param>
    /// <param name="threads">1 or more.</param>
    /// <param name="batch">Replications of one scenario that a thread takes at a time, 1 or more.</param>
    public ExperimentRunner(TimeProvider clock, int threads, int batch = 4)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        (_clock, _threads, _batch) = (clock, threads, batch);
    }

    /// <summary>Runs until the stopping rule is content, the cap is reached, or <paramref name="cancellation"/> asks for what there is.</summary>
    /// <param name="experiment">At least one scenario, names distinct, a rule without faults.</param>
    /// <param name="progress">Told after each batch, by one thread at a time; it may be slow only at the run's cost.</param>
    /// <param name="cancellation">Ends the run after the batches under way; the result is then marked partial, and may have no replication at all.</param>
    /// <exception cref="ArgumentException">The experiment is not as asked; the message says what is wrong.</exception>
    public ExperimentResult Run(Experiment experiment, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        Check(experiment);
        var (rule, scenarios) = (experiment.Rule, experiment.Scenarios);
        ScenarioRows[] rows = [.. scenarios.Select(scenario => new ScenarioRows(scenario))];
        var board = new ProgressBoard(progress, _clock);
        var workers = new Replicate?[_threads, scenarios.Length];
        var (done, expected) = (0, 0.0);
        while (true)
        {
            var look = rule.NextLook(done);
            board.Expect((long)Math.Clamp(expected, look, rule.MaxReplications) * scenarios.Length);
            var slots = Fill(scenarios, workers, done, look, board, cancellation);
            // Only replications that every scenario has, without a gap: what is kept is what a run of so many would give.
            var complete = slots.Min(slot => slot.TakeWhile(row => row is not null).Count());
            for (var i = 0; i < scenarios.Length; i++)
                foreach (var row in slots[i].Take(complete)) rows[i].Add(row!);
            done += complete;
            ImmutableArray<ScenarioResult> results = [.. rows.Select(each => each.Result())];
            var precision = Precision.Of(results, rule);
            var (partial, sure) = (done < look, precision.All(each => each.Reached));
            if (partial || sure || done >= rule.MaxReplications) return new(experiment, results, precision, !partial && !sure, partial);
            expected = precision.Max(each => each.Needs(done));
        }
    }

    private ReplicationResult?[][] Fill(
        ImmutableArray<ScenarioModel> scenarios, Replicate?[,] workers, int from, int until, ProgressBoard board, CancellationToken cancellation)
    {
        ReplicationResult?[][] slots = [.. scenarios.Select(_ => new ReplicationResult?[until - from])];
        // Long: batches times scenarios may pass the integers.
        var units = (until - from + _batch - 1L) / _batch * scenarios.Length;
        var next = -1L;
        Parallel.For(0, _threads, new ParallelOptions { MaxDegreeOfParallelism = _threads }, thread =>
        {
            while (!cancellation.IsCancellationRequested && Interlocked.Increment(ref next) is var unit && unit < units)
            {
                // The scenarios of a batch follow each other, so that a cancelled run has as many complete replications as can be.
                var (first, scenario) = ((int)(unit / scenarios.Length) * _batch, (int)(unit % scenarios.Length));
                var replicate = workers[thread, scenario] ??= scenarios[scenario].NewWorker();
                var last = Math.Min(first + _batch, until - from);
                // A batch begun is finished even when cancelled: left out, it would leave a gap before all that others have done.
                for (var i = first; i < last; i++) slots[scenario][i] = replicate(from + i);
                board.Passed(last - first);
            }
        });
        return slots;
    }

    private static void Check(Experiment experiment)
    {
        if (experiment.Scenarios.IsDefaultOrEmpty) throw new ArgumentException("An experiment has at least one scenario.", nameof(experiment));
        var faults = experiment.Rule.Faults();
        if (faults.Length > 0) throw new ArgumentException(string.Join(' ', faults), nameof(experiment));
        if (experiment.Scenarios.Select(each => each.Name).Distinct(StringComparer.Ordinal).Count() < experiment.Scenarios.Length)
            throw new ArgumentException("Two scenarios of an experiment have the same name.", nameof(experiment));
        if (experiment.Sweep is { } sweep && sweep.Values.Length != experiment.Scenarios.Length)
            throw new ArgumentException($"A sweep has a value per scenario, not {sweep.Values.Length} for {experiment.Scenarios.Length}.", nameof(experiment));
    }
}
