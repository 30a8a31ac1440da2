using NewsExport.Model;

namespace NewsExport.Inputs;

/// <summary>Turns loss into an error.</summary>
internal static class StrictLedger
{
    /// <summary>Reports <see cref="InputRules.Lost"/> for each source of which something was dropped.</summary>
    public static void Run(Ledger ledger, DiagnosticSink sink)
    {
        foreach (IGrouping<string?, LedgerEntry> source in ledger.Entries
            .Where(entry => entry.Disposition == Disposition.Dropped)
            .GroupBy(entry => entry.Span.File, StringComparer.Ordinal))
        {
            int texts = source.Count(entry => entry.Item == LedgerItem.Text);
            int images = source.Count(entry => entry.Item == LedgerItem.Image);
            sink.Report(InputRules.Lost, source.First().Span, texts, source.Sum(entry => entry.Characters), images);
        }
    }
}
