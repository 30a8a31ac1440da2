namespace NewsExport.PdfObjects;

/// <summary>Why a file cannot be read as a PDF.</summary>
public enum PdfProblem
{
    /// <summary>It is no PDF, or nothing of one is left.</summary>
    NotPdf,

    /// <summary>A part of it breaks the syntax beyond mending.</summary>
    Damaged,

    /// <summary>It is encrypted.</summary>
    Encrypted,

    /// <summary>It, or a part of it once unpacked, is larger than the reader takes.</summary>
    TooLarge,

    /// <summary>It uses a filter that the reader does not know.</summary>
    Unsupported,
}

/// <summary>The one exception that reading a PDF throws, whatever the file holds; failures of the stream itself stay <see cref="IOException"/>.</summary>
public sealed class PdfFormatException(PdfProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public PdfProblem Problem { get; } = problem;
}
