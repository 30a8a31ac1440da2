using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>What a file says of its document, in the metadata packet and in the information dictionary alike. Of who made it and with what it says nothing.</summary>
/// <param name="Title">The title, never empty.</param>
/// <param name="Authors">The authors between commas; null where they are too many to name.</param>
/// <param name="Language">The language of the document.</param>
/// <param name="Press">What a press wants to know besides; null for other files.</param>
internal sealed record DocumentFacts(string Title, string? Authors, LanguageTag Language, PressFacts? Press)
{
    /// <summary>The name by which an EPUB of the same edition tells whose pages it counts; null for none.</summary>
    public string? Identifier { get; init; }

    public static DocumentFacts Of(Pagination document, bool forPress, BoundedText texts) =>
        new(texts.Fit(TitleOf(document.Edition)), AuthorsOf(document.Edition) is { } authors ? texts.Fit(authors) : null, LanguageOf(document.Edition), forPress ? PressFacts.Of(document.Edition) : null) { Identifier = document.Identifier };

    /// <summary>The language of the document: the edition's, or that of its first article that says one.</summary>
    public static LanguageTag LanguageOf(Edition edition) =>
        edition.Language.IsKnown ? edition.Language : edition.Articles.Select(article => article.Language).FirstOrDefault(language => language.IsKnown);

    /// <summary>The information dictionary (ISO 32000-1, 14.3.3).</summary>
    public PdfBuffer ToInformation()
    {
        PdfBuffer dictionary = new PdfBuffer().Raw("<</Title").Text(Title);
        if (Authors is not null) dictionary.Raw("/Author").Text(Authors);
        if (Press is { } press)
        {
            string date = press.Date.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
            dictionary.Raw("/CreationDate").Literal(date).Raw("/ModDate").Literal(date).Raw("/Trapped/False/GTS_PDFXVersion").Literal(PressFacts.Version);
        }

        return dictionary.Raw(">>");
    }

    // A document without a title is not accessible (ISO 14289-1, 7.1): one that has none is known by its identifier.
    private static string TitleOf(Edition edition) => Xmp.Sayable(edition.Title) is { Length: > 0 } title ? title : Xmp.Sayable(edition.Identifier) is { Length: > 0 } name ? name : "–";

    private static string? AuthorsOf(Edition edition)
    {
        string[] names = [.. edition.Articles.SelectMany(article => article.Bylines).Select(byline => byline.Name).Distinct(StringComparer.Ordinal)];
        return names.Length is > 0 and <= 8 ? Xmp.Sayable(string.Join(", ", names)) : null;
    }
}

/// <summary>What PDF/X-4 wants every file to say (ISO 15930-7, 6.16 and 6.17).</summary>
/// <param name="Date">The day of the edition in UTC: a clock would tell when somebody sat at work, and make equal editions differ.</param>
/// <param name="Identifier">A number that stays the same when the edition is made again.</param>
internal sealed record PressFacts(DateTimeOffset Date, Guid Identifier)
{
    public const string Version = "PDF/X-4";

    // Where neither the edition nor an article has a date: no day on which anything was made.
    private static readonly DateTimeOffset NoDate = DateTimeOffset.UnixEpoch;

    public static PressFacts Of(Edition edition)
    {
        DateTimeOffset date = (edition.Date ?? edition.Articles.Select(article => article.Modified ?? article.Published).Max())?.ToInstant() ?? NoDate;
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(edition.Identifier));
        return new PressFacts(date.ToUniversalTime(), new Guid(digest.AsSpan(0, 16)));
    }
}
