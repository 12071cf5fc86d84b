using PemActors.Grains.Interfaces.Facts;

namespace PemActors.Grains.Interfaces.Programs;

/// <summary>
/// The actor of the installation's program: takes drafts, publishes them, and has everybody look at everything again when a document takes effect. Key:
/// <see cref="Default"/>; others only keep what other systems tell.
/// </summary>
[Alias("pem.IProgramGrain")]
public interface IProgramGrain : ISubjectGrain
{
    /// <summary>The one program of an installation.</summary>
    const string Default = "default";
}
