namespace NewsExport.Cli;

/// <summary>How the command ended.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, with errors in some inputs.</summary>
    public const int SomeErrors = 1;

    /// <summary>The command line was wrong.</summary>
    public const int WrongUsage = 2;

    /// <summary>Nothing was written.</summary>
    public const int NothingWritten = 3;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
