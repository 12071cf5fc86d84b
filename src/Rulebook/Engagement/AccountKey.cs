namespace PemActors.Rulebook.Engagement;

/// <summary>What can be protected once: a customer's account and a product line. Printed as <c>account~productLine</c>.</summary>
/// <param name="Account">The customer's account.</param>
/// <param name="ProductLine">The product line.</param>
public readonly record struct AccountKey(string Account, string ProductLine)
{
    /// <summary><c>globex~core</c>, …</summary>
    public override string ToString() => $"{Account}~{ProductLine}";
}
