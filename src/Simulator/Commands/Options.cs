using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace PemActors.Simulator.Commands;

/// <summary>Options that commands share; a value out of range is told with the legal one.</summary>
internal static class Options
{
    private const string SeedRange = "a whole number from 0 to 18446744073709551615";

    public static Option<int> Number(string name, string what, int otherwise, int least, int most)
    {
        var option = Number(name, what, least, most);
        return new(name) { Description = option.Description, DefaultValueFactory = _ => otherwise, CustomParser = result => Whole(result, name, least, most) ?? otherwise };
    }

    /// <summary>A number that has no default.</summary>
    public static Option<int?> Number(string name, string what, int least, int most) => new(name)
    {
        Description = $"{what} {least:N0} to {most:N0}.",
        CustomParser = result => Whole(result, name, least, most),
    };

    public static Option<ulong> Seed(ulong otherwise) => new("--seed")
    {
        Description = "Seed of all chance. 0 to 18446744073709551615.",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result => SeedOf(result) ?? otherwise,
    };

    /// <summary>A seed in place of a file's.</summary>
    public static Option<ulong?> Seed() => new("--seed")
    {
        Description = "Seed of all chance, in place of the file's. 0 to 18446744073709551615.",
        CustomParser = result => SeedOf(result),
    };

    public static Option<int> Threads() =>
        Number("--threads", "Threads that share the replications; the figures do not depend on them.", Environment.ProcessorCount, 1, 1_024);

    public static Option<int?> Replications() =>
        Number("--replications", "Exactly so many replications, in place of the file's stopping rule.", 2, Experiments.StoppingRule.ReplicationsMax);

    public static Argument<string> File() => NoOption(new Argument<string>("FILE") { Description = "A scenario file." });

    /// <summary>A file that may be left out.</summary>
    public static Argument<string?> OptionalFile(string description) => NoOption(new Argument<string?>("FILE") { Description = description, DefaultValueFactory = _ => null });

    // The parser takes an option that it does not know for the argument, and would then complain of its value.
    private static Argument<T> NoOption<T>(Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            if (Text(result).StartsWith('-')) result.AddError($"{Text(result)} is no option of this command; a file of that name is ./{Text(result)}.");
        });
        return argument;
    }

    private static int? Whole(ArgumentResult result, string name, int least, int most)
    {
        if (int.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        result.AddError($"{name} is '{Text(result)}'; it is a whole number from {least:N0} to {most:N0}.");
        return null;
    }

    private static ulong? SeedOf(ArgumentResult result)
    {
        if (ulong.TryParse(Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return value;
        result.AddError($"--seed is '{Text(result)}'; it is {SeedRange}.");
        return null;
    }

    private static string Text(ArgumentResult result) => result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
}
