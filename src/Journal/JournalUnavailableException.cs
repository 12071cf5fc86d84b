namespace PemActors.Journal;

/// <summary>
/// The store could not be reached, failed, or its queue is full. What was asked may or may not have happened; asking again
/// with the same keys is safe.
/// </summary>
public sealed class JournalUnavailableException : Exception
{
    /// <summary>Wraps the fault of the store.</summary>
    public JournalUnavailableException(string message, Exception? inner = null) : base(message, inner) { }

    /// <summary>For serializers only.</summary>
    public JournalUnavailableException() { }

    /// <summary>With a sentence only.</summary>
    public JournalUnavailableException(string message) : base(message) { }
}
