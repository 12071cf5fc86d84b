namespace PemActors.Benchmarks.Rules;

/// <summary>
/// A call to be timed. A struct of its own for each rule, so that the compiler sees the rule in the loop as the simulator's loops see it; through a
/// delegate, handing a copy of the inputs over took longer than the rule.
/// </summary>
internal interface ICall<T>
{
    /// <summary>Calls the rule once and boils what it answered down to a number, so that nothing of it can be left out.</summary>
    long On(in T input);
}
