using System.Numerics;

namespace PemActors.Rulebook.Attribution;

/// <summary>
/// Shapley values: what each player adds to those before it, over all orders of the players (Shapley 1953), exactly or from
/// orders drawn.
/// </summary>
public static class ShapleyValues
{
    /// <summary>Most players of an exact value, whose number of coalitions doubles with each.</summary>
    public const int MaxPlayers = 16;

    /// <summary>
    /// Each player's additions summed over all n! orders: its value times n!, exact. <paramref name="worth"/> has 2^n entries, one per coalition, the
    /// bit 2^i standing for player i; none is greater than 2^60 or less than −2^60.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The worths are not 2^n with n from 0 to 16.</exception>
    public static Int128[] SumOverOrders(ReadOnlySpan<long> worth)
    {
        var players = BitOperations.Log2((uint)worth.Length);
        if (worth.Length != 1 << players || players > MaxPlayers)
            throw new ArgumentOutOfRangeException(nameof(worth), worth.Length, $"Coalitions are 2^n, n at most {MaxPlayers}.");
        var sums = new Int128[players];
        for (var player = 0; player < players; player++)
            for (var coalition = 0; coalition < worth.Length; coalition++)
                if ((coalition >> player & 1) == 0)
                    sums[player] += (Int128)Orders(BitOperations.PopCount((uint)coalition), players) * (worth[coalition | 1 << player] - worth[coalition]);
        return sums;
    }

    /// <summary>n!, for n up to 20.</summary>
    public static long Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    // How many orders have just these players before the next one.
    private static long Orders(int before, int players) => Factorial(before) * Factorial(players - 1 - before);
}
