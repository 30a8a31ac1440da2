using NewsExport.Model;

namespace NewsExport.Html;

/// <summary>What can be found in a source while it is read.</summary>
public static class HtmlRules
{
    /// <summary>There are no characters in the file.</summary>
    public static readonly Rule Empty = new("NE1001", Severity.Error,
        "The file is empty.", "Save the page again.");

    /// <summary>The bytes are those of another kind of file.</summary>
    public static readonly Rule NoText = new("NE1002", Severity.Error,
        "The file is no HTML and no text: {0}.", "Give the article as HTML or plain text.");

    /// <summary>More bytes than the limit.</summary>
    public static readonly Rule TooLarge = new("NE1003", Severity.Error,
        "The file has {0} bytes; at most {1} are read.", "Raise ReaderOptions.MaxBytes if you trust the file.");

    /// <summary>No text could be taken for an article.</summary>
    public static readonly Rule NoArticle = new("NE1004", Severity.Error,
        "No article was found on the page.", "Save the page of one article, or give --to a page that holds its text.");

    /// <summary>Bytes that are no characters of the encoding.</summary>
    public static readonly Rule BadCharacters = new("NE1005", Severity.Warning,
        "{0} bytes are no characters of the encoding {1} and became U+FFFD.", "Name the right encoding in the page's head.");

    /// <summary>The page names another encoding than its bytes have.</summary>
    public static readonly Rule EncodingMismatch = new("NE1006", Severity.Information,
        "The page says it is written in {0}; its bytes are {1}, and were read so.", "");

    /// <summary>Elements lie deeper in one another than the limit.</summary>
    public static readonly Rule TooDeep = new("NE1007", Severity.Warning,
        "Elements lie more than {0} deep in one another; what lies deeper was raised to that level.", "Repair the page if its structure matters.");

    /// <summary>The page seems to hold several articles.</summary>
    public static readonly Rule SeveralArticles = new("NE1008", Severity.Warning,
        "The page holds {0} articles of like length; the first was read.", "Save each article's own page.");

    /// <summary>There is no headline.</summary>
    public static readonly Rule NoHeadline = new("NE1009", Severity.Warning,
        "The article has no headline.", "Give the page an h1 or a title.");

    /// <summary>Two sources of one field disagree.</summary>
    public static readonly Rule SourcesDisagree = new("NE1010", Severity.Information,
        "The article's {0} is '{1}' in {2} and '{3}' in {4}; the first was taken.", "");

    /// <summary>A date that is no date.</summary>
    public static readonly Rule BadDate = new("NE1011", Severity.Warning,
        "'{0}' is no date.", "Write dates as YYYY-MM-DD, with a time and a zone if they matter.");

    /// <summary>JSON-LD that is no JSON.</summary>
    public static readonly Rule BadJsonLd = new("NE1012", Severity.Information,
        "The page's JSON-LD cannot be read and was left out.", "");

    /// <summary>The article is mostly behind a wall.</summary>
    public static readonly Rule Truncated = new("NE1013", Severity.Warning,
        "The page holds only {0} characters of an article that is said to have {1}.", "Save the page after signing in.");

    /// <summary>There is text and no article among it.</summary>
    public static readonly Rule NoneStandsOut = new("NE1014", Severity.Warning,
        "No article stands out on the page; all its text but menus and the like was read.", "Save the page of one article.");

    /// <summary>Text outside the article: menus, teasers, forms, comments, the page's foot.</summary>
    public static readonly Rule OutsideArticle = new("NE1101", Severity.Information,
        "This stands outside the article and was left out.", "");

    /// <summary>Furniture of the page within the article: share buttons, related links, advertisements, forms.</summary>
    public static readonly Rule Furniture = new("NE1102", Severity.Information,
        "This is furniture of the page and was left out.", "");

    /// <summary>Text that is not shown: hidden elements, scripts' alternatives.</summary>
    public static readonly Rule Hidden = new("NE1103", Severity.Information,
        "This is not shown on the page and was left out.", "");

    /// <summary>Text that became a field of the article: headline, standfirst, byline, date, dateline, tags, rights.</summary>
    public static readonly Rule BecameField = new("NE1104", Severity.Information,
        "This became the article's {0}.", "");

    /// <summary>Text that stood there already.</summary>
    public static readonly Rule Repeated = new("NE1105", Severity.Information,
        "This stands in the article already ({0}) and was left out here.", "");

    /// <summary>Text that became a caption, a credit or another part.</summary>
    public static readonly Rule Reshaped = new("NE1106", Severity.Information,
        "This was kept in another form: {0}.", "");

    /// <summary>Words named a caption without a photo that they belong to.</summary>
    public static readonly Rule CaptionAlone = new("NE1107", Severity.Information,
        "This is the caption of a photo that does not stand on the page, and was left out.", "");

    /// <summary>An image that tracks or decorates.</summary>
    public static readonly Rule TrackingPixel = new("NE1201", Severity.Information,
        "The image '{0}' is a tracking pixel or an icon and was left out.", "");

    /// <summary>An image without a source.</summary>
    public static readonly Rule NoSource = new("NE1202", Severity.Warning,
        "An image has no source that can be used.", "Give it a src.");

    /// <summary>An image of the page's own, outside the article.</summary>
    public static readonly Rule ImageOutsideArticle = new("NE1203", Severity.Information,
        "The image '{0}' stands outside the article and was left out.", "");

    /// <summary>The same image again.</summary>
    public static readonly Rule ImageRepeated = new("NE1204", Severity.Information,
        "The image '{0}' stands in the article already and was left out here.", "");

    /// <summary>A link that leads nowhere a reader should go.</summary>
    public static readonly Rule UnsafeLink = new("NE1301", Severity.Warning,
        "A link to a {0} address was taken off; its text was kept.", "Link to an http or https address.");

    /// <summary>Tracking parameters in a link.</summary>
    public static readonly Rule TrackingRemoved = new("NE1302", Severity.Information,
        "Tracking parameters were taken off a link: {0}.", "");

    /// <summary>An anchor that leads to nothing in the article.</summary>
    public static readonly Rule DeadAnchor = new("NE1303", Severity.Information,
        "A link leads to '#{0}', which does not stand in the article; its text was kept.", "");

    /// <summary>A footnote mark without a note.</summary>
    public static readonly Rule NoteMissing = new("NE1304", Severity.Warning,
        "The mark '{0}' leads to a note that does not stand on the page.", "Add the note or take the mark away.");

    /// <summary>Something embedded that cannot be read off line.</summary>
    public static readonly Rule Embedded = new("NE1401", Severity.Information,
        "A {0} of {1} is shown as title and address: it cannot be read off line.", "");

    /// <summary>Something embedded that could not be told.</summary>
    public static readonly Rule EmbedUnknown = new("NE1402", Severity.Warning,
        "Something embedded from '{0}' was left out: it says neither what it is nor where.", "Give the frame a title and a src.");
}
