using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NewsExport.Html.Decoding;
using NewsExport.Model;

namespace NewsExport.Html.Tests;

/// <summary>
/// The law of the ledger: each run of characters and each image of the source has one entry, in its order; what was
/// kept stands in the article; what was not has a rule.
/// </summary>
internal static class LedgerLaw
{
    /// <summary>What of the law a reading breaks, in words; empty if nothing.</summary>
    public static IReadOnlyList<string> Violations(byte[] bytes, ReadResult result)
    {
        var found = new List<string>();
        string source = SourceDecoder.Run(new ReaderInput(bytes, "page.html"), new DiagnosticSink()) ?? "";
        List<(bool IsImage, string Text)> nodes = Nodes(source);
        IReadOnlyList<LedgerEntry> entries = result.Ledger.Entries;
        List<string> images = [.. nodes.Where(node => node.IsImage).Select(node => node.Text)];
        List<string> told = [.. entries.Where(entry => entry.Item == LedgerItem.Image).Select(entry => entry.Excerpt)];
        if (images.Count != told.Count) found.Add($"{images.Count} images, {told.Count} entries of images");
        // A comment may part a run of characters in two or not: what counts is that all of them are there, in their order.
        string all = string.Concat(nodes.Where(node => !node.IsImage).Select(node => Solid(node.Text)));
        long sum = entries.Sum(entry => (long)entry.Characters);
        if (sum != all.Length) found.Add($"{all.Length} characters, {sum} in the ledger");
        int at = 0;
        foreach (LedgerEntry entry in entries.Where(entry => entry.Item == LedgerItem.Text))
        {
            if (at + entry.Characters > all.Length) break;
            string own = Letters(all.Substring(at, entry.Characters));
            at += entry.Characters;
            if (own.StartsWith(Letters(entry.Excerpt), StringComparison.Ordinal)) continue;
            found.Add($"an entry is '{entry.Excerpt}', the characters are '{own}'");
            break;
        }

        string article = result.Article is { } read ? Letters(ModelText.Write(read) + Everything(read)) : "";
        foreach (LedgerEntry entry in entries)
        {
            if (entry.Disposition != Disposition.Kept && entry.RuleId is null) found.Add($"no rule says why '{entry.Excerpt}' was {entry.Disposition}");
            if (entry.Disposition == Disposition.Kept && entry.Item == LedgerItem.Text && !article.Contains(Letters(entry.Excerpt), StringComparison.Ordinal)) found.Add($"'{entry.Excerpt}' is said to be kept and does not stand in the article");
        }

        if (result.Article is { } made)
        {
            int photos = entries.Count(entry => entry is { Item: LedgerItem.Image, Disposition: Disposition.Kept });
            int shown = Photos(made.LeadFigure is { } lead ? [lead, .. made.Blocks] : made.Blocks, made);
            if (photos > shown) found.Add($"{photos} images are said to be kept, the article has {shown}");
        }

        return found;
    }

    /// <summary>All texts and images of a source in their order, of a parser that leaves nothing out and has no limit of depth.</summary>
    private static List<(bool IsImage, string Text)> Nodes(string source)
    {
        using AngleSharp.Html.Dom.IHtmlDocument document = new HtmlParser(new HtmlParserOptions { IsScripting = false, MaximumDepth = int.MaxValue }).ParseDocument(source);
        var nodes = new List<(bool, string)>();
        for (INode? node = document.DocumentElement; node is not null; node = Next(node))
        {
            if (node is IText text && !string.IsNullOrWhiteSpace(text.Data)) nodes.Add((false, text.Data));
            else if (node is IElement { LocalName: "img" or "amp-img" } image) nodes.Add((true, image.GetAttribute("src") ?? ""));
        }

        return nodes;
    }

    /// <summary>The next node in the order of the page, past what is no text of it; null at its end.</summary>
    private static INode? Next(INode node)
    {
        bool isCode = node is IElement { LocalName: "script" or "style" or "template" or "title" or "textarea" or "option" or "head" or "svg" or "math" };
        if (!isCode && node.FirstChild is { } child) return child;
        for (INode? at = node; at is not null; at = at.Parent)
        {
            if (at.NextSibling is { } sibling) return sibling;
        }

        return null;
    }

    private static string Everything(Article article) => string.Join(
        '\n',
        [
            article.Kicker.PlainText, article.Headline.PlainText, PlainTextWriter.Write(article.Standfirst, PlainTextWriter.Everything), article.Dateline?.Text ?? "",
            PlainTextWriter.Write(article.LeadFigure is { } lead ? [lead] : [], PlainTextWriter.Everything), PlainTextWriter.Write(article.Blocks, PlainTextWriter.Everything),
            .. article.Notes.Select(note => PlainTextWriter.Write(note.Content, PlainTextWriter.Everything)),
        ]);

    private static int Photos(IEnumerable<Block> blocks, Article article)
    {
        // The text form shows each photo on a line of its own, wherever it stands.
        _ = blocks;
        return ModelText.Write(article).Split('\n').Count(line => line.TrimStart().StartsWith("photo", StringComparison.Ordinal) || line.TrimStart().StartsWith("still", StringComparison.Ordinal));
    }

    private static string Solid(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static string Letters(string text) => Html.Metadata.MetadataReader.Letters(text);
}
