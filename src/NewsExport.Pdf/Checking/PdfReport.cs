namespace NewsExport.Pdf;

/// <summary>What a PDF is, and how many findings it has.</summary>
public sealed record PdfReport
{
    /// <summary>Whether it could be read at all; the rest says nothing if not.</summary>
    public bool IsReadable { get; init; }

    /// <summary>The version that its first line names; null if it names none.</summary>
    public string? Version { get; init; }

    /// <summary>How many pages it has.</summary>
    public int Pages { get; init; }

    /// <summary>How many objects it has.</summary>
    public int Objects { get; init; }

    /// <summary>How many fonts its pages use.</summary>
    public int Fonts { get; init; }

    /// <summary>How many images it holds.</summary>
    public int Images { get; init; }

    /// <summary>Whether it has a structure tree.</summary>
    public bool IsTagged { get; init; }

    /// <summary>Its title; null if it has none.</summary>
    public string? Title { get; init; }

    /// <summary>Its language; null if it does not say.</summary>
    public string? Language { get; init; }

    /// <summary>The part and level of PDF/A that it claims, such as "2A"; null if none.</summary>
    public string? PdfALevel { get; init; }

    /// <summary>Whether it claims PDF/UA-1.</summary>
    public bool ClaimsPdfUa { get; init; }

    /// <summary>The part of PDF/X that it claims, such as "PDF/X-4"; null if none.</summary>
    public string? PdfXVersion { get; init; }

    /// <summary>How many errors were found, also those that were only counted.</summary>
    public int Errors { get; init; }

    /// <summary>How many warnings were found, also those that were only counted.</summary>
    public int Warnings { get; init; }
}
