namespace PemActors.Simulator.Behaviour;

/// <summary>Amounts as people quote them: whole units of the currency, at least one, carried as minor units.</summary>
internal static class Money
{
    public static long Minor(double units) => 100 * Math.Max(1, (long)Math.Round(units));

    public static double Units(long minor) => minor / 100.0;
}
