using System.Text;
using NewsExport.Epub;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Output;

/// <summary>The fonts that show an edition, cut to its characters: what an EPUB embeds. The room of EPUB knows no font engine.</summary>
internal static class EditionFonts
{
    private const string OpenFontLicense = "SIL Open Font License 1.1";

    // Families that are published under that licence, wherever they lie.
    private static readonly string[] OpenFamilies = ["Noto ", "Nanum", "Source "];

    /// <summary>Finds the fonts.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="fonts">Where from.</param>
    /// <param name="sink">Gets NE3005.</param>
    /// <returns>The fonts, first those with the most characters of the edition.</returns>
    public static ValueList<EmbeddedFont> Run(Edition edition, FontSet fonts, DiagnosticSink sink)
    {
        var characters = new Dictionary<FontFace, HashSet<Rune>>();
        var missing = new SortedSet<Rune>();
        foreach (Article article in edition.Articles)
        {
            var style = new TextStyle { Language = article.Language.IsKnown ? article.Language : edition.Language };
            StyledCharacters used = StyledCharacters.Of(article, edition);
            Take(used.Regular, style, isNeeded: true);
            Take(used.Bold, style with { Weight = 700 }, isNeeded: false);
            Take(used.Italic, style with { Italic = true }, isNeeded: false);
        }

        if (missing.Count > 0) sink.Report(EpubRules.NoFont, SourceSpan.None, missing.Count, missing.Min);
        return
        [
            .. characters.OrderByDescending(entry => entry.Value.Count).ThenBy(entry => entry.Key.PostScriptName, StringComparer.Ordinal).Select(entry => new EmbeddedFont(
                entry.Key.Family,
                entry.Key.Weight,
                entry.Key.IsItalic,
                entry.Key.IsCff ? "font/otf" : "font/ttf",
                FontSubset.ForCharacters(entry.Key, entry.Value),
                LicenseOf(entry.Key))),
        ];

        void Take(HashSet<Rune> wanted, TextStyle style, bool isNeeded)
        {
            foreach (Rune rune in wanted)
            {
                FontFace? face = fonts.For(rune.Value, style);
                if (face is not { MayBeEmbedded: true })
                {
                    if (isNeeded) missing.Add(rune);
                    continue;
                }

                if (!characters.TryGetValue(face, out HashSet<Rune>? own)) characters[face] = own = [];
                own.Add(rune);
            }
        }
    }

    private static string? LicenseOf(FontFace face) =>
        face.Origin == FontOrigin.Embedded || OpenFamilies.Any(family => face.Family.StartsWith(family, StringComparison.Ordinal)) ? OpenFontLicense : null;

    /// <summary>The characters of an article by the style in which the stylesheet sets them.</summary>
    private sealed record StyledCharacters(HashSet<Rune> Regular, HashSet<Rune> Bold, HashSet<Rune> Italic)
    {
        public static StyledCharacters Of(Article article, Edition edition)
        {
            var used = new StyledCharacters([], [], []);
            Labels labels = Labels.For(article.Language.IsKnown ? article.Language : edition.Language);
            Add(used.Bold, article.Headline.PlainText, article.Kicker.PlainText, article.Dateline?.Text, labels.Authors(article.Bylines), edition.Title, labels.Notes, labels.Contents, labels.Colophon);
            Add(used.Bold, [.. edition.Sections.Select(section => section.Title)]);
            Add(used.Regular, labels.Publisher, labels.Source, labels.Fonts, article.Publisher, article.SourceUrl, article.Rights.PlainText, edition.Subtitle, edition.Publisher, edition.Number, "0123456789 ·—©.,");
            if (!article.Notes.IsEmpty) Add(used.Regular, "↑");
            foreach (NewsDate? date in new[] { article.Published, article.Modified, edition.Date })
            {
                if (date is { } day) Add(used.Regular, string.Format(System.Globalization.CultureInfo.InvariantCulture, labels.Updated, labels.Date(day)));
            }

            foreach (Node node in article.Descendants())
            {
                switch (node)
                {
                    case Model.Text text: Add(used.Regular, text.Value); break;
                    case Heading heading: Add(used.Bold, heading.Content.PlainText); break;
                    case Strong strong: Add(used.Bold, strong.Content.PlainText); break;
                    case PullQuote quote: Add(used.Bold, quote.Content.PlainText); break;
                    case Aside aside: Add(used.Bold, aside.Title.PlainText); break;
                    case Table table: Add(used.Bold, [table.Caption.PlainText, .. table.Rows.SelectMany(row => row.Cells).Where(cell => cell.Scope != HeaderScope.None).Select(cell => cell.Content.PlainText)]); break;
                    case ListItem item: Add(used.Bold, item.Term.PlainText); break;
                    case Embed embed: Add(used.Bold, embed.Title.PlainText, labels.Kind(embed.Kind), embed.Provider); Add(used.Regular, embed.Url); break;
                    case Emphasis emphasis: Add(used.Italic, emphasis.Content.PlainText); break;
                    case Figure figure: Add(used.Italic, figure.Credit.PlainText); break;
                    case Photo photo: Add(used.Italic, photo.Credit.PlainText, photo.Alt.Text); Add(used.Regular, labels.PhotoMissing); break;
                    case EditorsNote note: Add(used.Italic, note.Content.PlainText); break;
                }
            }

            used.Regular.UnionWith(used.Bold);
            used.Regular.UnionWith(used.Italic);
            return used;
        }

        private static void Add(HashSet<Rune> runes, params ReadOnlySpan<string?> texts)
        {
            foreach (string? text in texts)
            {
                foreach (Rune rune in text.AsSpan().EnumerateRunes())
                {
                    // Format controls have no shape of their own.
                    if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format) runes.Add(rune);
                }
            }
        }
    }
}
