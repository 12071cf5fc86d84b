namespace PemActors.Journal.Sqlite;

/// <summary>Keeps a second process from writing the same journal. The operating system lets go of it when the process ends, however it ends.</summary>
internal static class DirectoryLock
{
    /// <exception cref="JournalUnavailableException">Another process, or another journal of this one, has the folder.</exception>
    public static FileStream Take(string directory)
    {
        var file = Path.Combine(directory, "pem.lock");
        try
        {
            return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnavailableException(
                $"The journal in {Path.GetFullPath(directory)} is open for writing elsewhere ({file} is locked). Stop the other process, or give this one a folder of its own.", failure);
        }
    }
}
