using System.Globalization;

namespace NewsExport.Model;

/// <summary>The few words that a renderer adds of its own, in the language of the edition; English where it is not among those known.</summary>
public sealed partial record Labels
{
    private static readonly Labels English = new();

    private string[] Months { get; init; } = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>The line of authors; {0} is their names.</summary>
    public string By { get; init; } = "By {0}";

    /// <summary>What stands between names but the last two.</summary>
    private string Comma { get; init; } = ", ";

    /// <summary>What stands before the last of several names.</summary>
    public string And { get; init; } = " and ";

    /// <summary>When an article was changed; {0} is the date.</summary>
    public string Updated { get; init; } = "Updated {0}";

    /// <summary>The head of a table of contents.</summary>
    public string Contents { get; init; } = "Contents";

    /// <summary>What stands in place of a photo that could not be had.</summary>
    public string PhotoMissing { get; init; } = "Photo missing";

    /// <summary>The head of the page that says where the articles come from.</summary>
    public string Colophon { get; init; } = "Colophon";

    /// <summary>Before an article's address.</summary>
    public string Source { get; init; } = "Source";

    /// <summary>Before a publisher's name.</summary>
    public string Publisher { get; init; } = "Published by";

    /// <summary>Before a note of rights.</summary>
    public string Rights { get; init; } = "Rights";

    /// <summary>The head of footnotes.</summary>
    public string Notes { get; init; } = "Notes";

    /// <summary>What a picture without any words is called.</summary>
    public string Photo { get; init; } = "Photo";

    /// <summary>The link from a note to its mark.</summary>
    public string BackToText { get; init; } = "Back to the text";

    /// <summary>The cover.</summary>
    public string Cover { get; init; } = "Cover";

    /// <summary>The page that lists the edition.</summary>
    public string FrontPage { get; init; } = "Front page";

    /// <summary>A page, before its number.</summary>
    public string Page { get; init; } = "Page";

    /// <summary>The list of the main parts of a publication, which readers that do not see are offered.</summary>
    public string Landmarks { get; init; } = "Main parts";

    /// <summary>The list of pages of the printed edition.</summary>
    public string PageList { get; init; } = "Pages";

    /// <summary>Before the names of embedded fonts.</summary>
    public string Fonts { get; init; } = "Typefaces";

    /// <summary>Where an article breaks off that goes on elsewhere; {0} is the label of the page.</summary>
    public string ContinuedOn { get; init; } = "Continued on page {0}";

    /// <summary>Where it goes on; {0} is the label of the page on which it broke off.</summary>
    public string ContinuedFrom { get; init; } = "From page {0}";

    /// <summary>A film.</summary>
    public string Video { get; init; } = "Video";

    /// <summary>A recording.</summary>
    public string Audio { get; init; } = "Audio";

    /// <summary>A message on a social network.</summary>
    public string Post { get; init; } = "Post";

    /// <summary>A map.</summary>
    public string Map { get; init; } = "Map";

    /// <summary>A document.</summary>
    public string Document { get; init; } = "Document";

    /// <summary>Something else that is embedded.</summary>
    public string Embedded { get; init; } = "Embedded content";

    private string DateForm { get; init; } = "d MMMM yyyy";

    /// <summary>The words in a language; in English if it is not among those known.</summary>
    public static Labels For(LanguageTag language)
    {
        bool traditional = language.Primary == "zh" && (language.Script == "Hant" || (language.Script is null && language.Region is "TW" or "HK" or "MO"));
        return ByLanguage.GetValueOrDefault(traditional ? "zh-Hant" : language.Primary, English);
    }

    /// <summary>A day as it is written in the language. Not a matter of the machine's culture.</summary>
    public string Date(NewsDate date)
    {
        string form = DateForm.Replace("MMMM", "'%'", StringComparison.Ordinal);
        return date.Date.ToString(form, CultureInfo.InvariantCulture).Replace("%", Months[date.Date.Month - 1], StringComparison.Ordinal);
    }

    /// <summary>The line of authors; empty if there is none.</summary>
    public string Authors(ValueList<Byline> bylines)
    {
        ArgumentNullException.ThrowIfNull(bylines);
        if (bylines.IsEmpty) return "";
        string[] names = [.. bylines.Select(byline => byline.Role is null ? byline.Name : $"{byline.Name} ({byline.Role})")];
        string joined = names.Length == 1 ? names[0] : string.Join(Comma, names[..^1]) + And + names[^1];
        return string.Format(CultureInfo.InvariantCulture, By, joined);
    }

    /// <summary>What an embed is called.</summary>
    public string Kind(EmbedKind kind) => kind switch
    {
        EmbedKind.Video => Video,
        EmbedKind.Audio => Audio,
        EmbedKind.Post => Post,
        EmbedKind.Map => Map,
        EmbedKind.Document => Document,
        EmbedKind.Other => Embedded,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of embed."),
    };
}
