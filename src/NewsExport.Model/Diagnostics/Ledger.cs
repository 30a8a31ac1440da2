namespace NewsExport.Model;

/// <summary>What was met in a source.</summary>
public enum LedgerItem
{
    /// <summary>A run of characters.</summary>
    Text,

    /// <summary>A picture.</summary>
    Image,
}

/// <summary>What became of it.</summary>
public enum Disposition
{
    /// <summary>It stands in the model as it stood in the source; folded white space apart.</summary>
    Kept,

    /// <summary>It stands in the model in another form.</summary>
    Changed,

    /// <summary>It does not stand in the model.</summary>
    Dropped,
}

/// <summary>The fate of one text node or image of a source.</summary>
/// <param name="Item">What it is.</param>
/// <param name="Disposition">What became of it.</param>
/// <param name="RuleId">The rule that says why; null if it was kept.</param>
/// <param name="Excerpt">Its beginning, at most 80 characters in one line; the location of an image.</param>
/// <param name="Characters">Characters of text other than white space, or 0 for an image.</param>
/// <param name="Span">Where it was written.</param>
public sealed record LedgerEntry(LedgerItem Item, Disposition Disposition, string? RuleId, string Excerpt, int Characters, SourceSpan Span);

/// <summary>The fate of every text node and image of the sources: kept, changed or dropped with a reason.</summary>
/// <param name="Entries">One entry for each, in the order of the source.</param>
public sealed record Ledger(ValueList<LedgerEntry> Entries)
{
    /// <summary>A ledger of nothing.</summary>
    public static Ledger Empty { get; } = new(ValueList<LedgerEntry>.Empty);

    /// <summary>How many items met that fate.</summary>
    public int Count(LedgerItem item, Disposition disposition)
    {
        int count = 0;
        foreach (LedgerEntry entry in Entries)
        {
            if (entry.Item == item && entry.Disposition == disposition) count++;
        }

        return count;
    }

    /// <summary>How many characters met that fate.</summary>
    public long Characters(Disposition disposition)
    {
        long sum = 0;
        foreach (LedgerEntry entry in Entries)
        {
            if (entry.Disposition == disposition) sum += entry.Characters;
        }

        return sum;
    }

    /// <summary>The ledgers of several sources in one.</summary>
    public static Ledger Concat(IEnumerable<Ledger> ledgers)
    {
        ArgumentNullException.ThrowIfNull(ledgers);
        return new Ledger(ledgers.SelectMany(ledger => ledger.Entries).ToValueList());
    }
}
