using System.Globalization;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>Header, cross-references, trailer and end of the file.</summary>
internal static class FileCheck
{
    public static void Run(CheckedFile file)
    {
        PdfDocument pdf = file.Pdf;
        Findings findings = file.Findings;
        if (HeaderFlaw(pdf) is { } flaw) findings.Report(PdfFileRules.BadHeader, flaw);
        foreach (string broken in pdf.Flaws) findings.Report(PdfFileRules.BrokenCrossReferences, broken);
        if (!pdf.IsRebuilt)
        {
            foreach (int number in pdf.Numbers)
            {
                if (pdf.StandsInPlace(number)) continue;
                findings.Report(PdfFileRules.BrokenCrossReferences, string.Create(CultureInfo.InvariantCulture, $"object {number} does not stand at its place"));
            }
        }

        findings.Guard("The trailer", () =>
        {
            if (pdf.Get(pdf.Trailer, "ID") is not PdfArray { Count: 2 } id || id.Any(part => pdf.Resolve(part) is not PdfString { Bytes.Length: > 0 })) findings.Report(PdfFileRules.NoFileId);
        });
        byte[] tail = pdf.RawBytes(Math.Max(0, pdf.Length - 2048), 2048);
        int end = tail.AsSpan().LastIndexOf("%%EOF"u8);
        int rest = end < 0 ? 0 : tail.Length - end - 5;
        bool onlyLineEnd = rest <= 2 && tail.AsSpan(tail.Length - rest).IndexOfAnyExcept((byte)'\r', (byte)'\n') < 0;
        if (end < 0) findings.Report(PdfFileRules.BrokenCrossReferences, "%%EOF is missing");
        else if (!onlyLineEnd) findings.Report(PdfFileRules.BytesAfterEnd, rest);
        Revisions(file);
    }

    private static string? HeaderFlaw(PdfDocument pdf)
    {
        if (pdf.HeaderOffset != 0) return pdf.HeaderOffset < 0 ? "there is none" : "other bytes stand before it";
        if (pdf.HeaderVersion is not ['1', '.', >= '0' and <= '7']) return $"the version is {Findings.Short(pdf.HeaderVersion ?? "not said")}";
        byte[] head = pdf.RawBytes(8, 8);
        int at = head[0] == (byte)'\r' && head[1] == (byte)'\n' ? 2 : 1;
        if (head.Length < 8 || head[0] is not ((byte)'\r' or (byte)'\n') || head[at] != (byte)'%') return "no comment follows";
        return head.AsSpan(at + 1, 4).IndexOfAnyInRange((byte)0, (byte)127) >= 0 ? "the comment has no four bytes above 127" : null;
    }

    private static void Revisions(CheckedFile file)
    {
        int earlier = file.Pdf.Sections - 1;
        if (earlier <= 0) return;
        // A linearized file has a section for its first page; a hybrid one says the same twice.
        bool linearized = file.Pdf.RawBytes(0, 1024).AsSpan().IndexOf("/Linearized"u8) >= 0;
        if (linearized || file.Pdf.Trailer.Has("XRefStm")) earlier--;
        if (earlier > 0) file.Findings.Report(PdfSafetyRules.EarlierRevision, earlier);
    }
}
