using System.Text.Json;
using PemActors.Documents.Events;
using PemActors.Documents.Facts;
using PemActors.Rulebook.Facts;
using PemActors.Rulebook.Incentives;

namespace PemActors.Grains.Incentives;

/// <summary>
/// Decisions of another system's history that name what has not come yet: a request that is approved before it was proposed, a claim for an activity
/// of which the partner has not told. They are void until it comes, and are then tried again by time, source and id.
/// </summary>
internal sealed class Waiting
{
    /// <summary>What waits for the publication itself.</summary>
    public const string Publication = "";

    private static readonly string[] NotCome =
    [
        Words.Of(MdfRefusal.UnknownRequest), Words.Of(SpifRefusal.UnknownClaim), Words.Of(PayoutRefusal.UnknownPayout), Words.Of(PayoutRefusal.Pending),
        Words.Of(PayoutRefusal.NotApproved),
    ];

    private readonly Dictionary<string, List<WaitingDecision>> names = [];
    private readonly Queue<WaitingDecision> awake = [];

    /// <summary>What a void decision waits for; null where it is void for good.</summary>
    public static string? For(string type, string code, bool isPublished, JsonElement data)
    {
        if (code == Words.Of(BudgetRefusal.UnknownIncentive)) return isPublished ? null : Publication;
        if (code == Words.Of(SpifRefusal.ActivityUnknown)) return $"{data.GetProperty("partner").GetString()}/{data.GetProperty("activity").GetString()}";
        if (!NotCome.Contains(code)) return null;
        var name = type switch
        {
            EventNames.IncentivePayoutApproved or EventNames.IncentivePayoutPaid => "payout",
            EventNames.IncentiveSpifApproved or EventNames.IncentiveSpifDenied => "claim",
            _ => "request",
        };
        return data.GetProperty(name).GetString();
    }

    public void Add(string name, WaitingDecision decision)
    {
        if (!names.TryGetValue(name, out var list)) names[name] = list = [];
        list.Add(decision);
    }

    /// <summary>What waits for a name is tried again.</summary>
    public void Awake(string name)
    {
        if (names.Count == 0 || !names.Remove(name, out var list)) return;
        foreach (var decision in list.OrderBy(decision => decision.Key)) awake.Enqueue(decision);
    }

    /// <summary>The next to be tried; null when there is none.</summary>
    public WaitingDecision? Next() => awake.TryDequeue(out var decision) ? decision : null;
}

/// <summary>A decision that waits.</summary>
internal sealed record WaitingDecision(string Type, FactKey Key, ReadOnlyMemory<byte> Data);
