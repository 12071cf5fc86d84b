using PemActors.Rulebook.Facts;

namespace PemActors.Simulator.Kernel;

/// <summary>An open opportunity. Its fate is drawn at birth as uniforms; the thresholds are read when each stage ends.</summary>
internal struct Deal
{
    /// <summary>ACV.</summary>
    public long AmountMinor;

    /// <summary>When it was created.</summary>
    public long CreatedAt;

    /// <summary>The part of the win's logit that was settled at birth.</summary>
    public double Logit;

    /// <summary>When its registration began to protect, and until when; never when it does not.</summary>
    public long ProtectedFrom;
    public long ProtectedUntil;

    /// <summary>Its partner's place in the block.</summary>
    public int Partner;

    /// <summary>Birth week, and position among its partner's births of the week: its address for all draws.</summary>
    public int Born;
    public byte Position;

    public Stage Stage;
    public Motion Motion;
    public bool Sourced;

    /// <summary>Latent uniforms, one a stage.</summary>
    public Latents Advance;

    /// <summary>Weeks that each stage lasts.</summary>
    public Lengths Weeks;
}

/// <summary>A word for each of the four stages.</summary>
[System.Runtime.CompilerServices.InlineArray(4)]
internal struct Latents
{
    private uint _first;
}

/// <summary>Weeks for each of the four stages.</summary>
[System.Runtime.CompilerServices.InlineArray(4)]
internal struct Lengths
{
    private ushort _first;
}
