using System.Globalization;
using System.Text;

namespace NewsExport.Model;

/// <summary>
/// The model as indented lines for people: what snapshots hold and <c>inspect --stage model</c> prints. Every field that is
/// set is shown; places in the source are not.
/// </summary>
public static class ModelText
{
    /// <summary>An edition as text that ends in a line feed.</summary>
    public static string Write(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var writer = new Writer();
        writer.Edition(edition);
        return writer.ToString();
    }

    /// <summary>An article as text that ends in a line feed.</summary>
    public static string Write(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var writer = new Writer();
        writer.Article(article);
        return writer.ToString();
    }

    /// <summary>Running text on one line, its parts marked: <c>plain *emphasis* **strong** [link](target)</c>.</summary>
    public static string Write(Inlines inlines)
    {
        ArgumentNullException.ThrowIfNull(inlines);
        var text = new StringBuilder();
        InlineWriter.All(inlines, text);
        return text.ToString();
    }

    private sealed class Writer : BlockVisitor<int, bool>
    {
        private readonly StringBuilder _text = new();

        public override string ToString() => _text.ToString();

        public void Edition(Edition edition)
        {
            Line(0, $"edition {edition.Identifier}");
            Field(1, "title", edition.Title);
            Field(1, "subtitle", edition.Subtitle);
            Field(1, "date", edition.Date?.ToString());
            Field(1, "number", edition.Number);
            Field(1, "series", edition.Series);
            Field(1, "language", Language(edition.Language, edition.Direction));
            Field(1, "publisher", edition.Publisher);
            Field(1, "rights", Write(edition.Rights));
            if (edition.Cover is { } cover) Photo("cover", cover, 1);
            if (edition.Masthead is { } masthead) Photo("masthead", masthead, 1);
            foreach (Section section in edition.Sections)
            {
                Line(1, section.Title is null ? "section" : $"section {section.Title}");
                foreach (Article article in section.Articles) Article(article, 2);
            }
        }

        public void Article(Article article, int depth = 0)
        {
            Line(depth, $"article {article.Identifier}");
            depth++;
            Field(depth, "kicker", Write(article.Kicker));
            Field(depth, "headline", Write(article.Headline));
            All("standfirst", article.Standfirst, depth);
            foreach (Byline byline in article.Bylines) Field(depth, "byline", byline.Role is null ? byline.Name : $"{byline.Name} ({byline.Role})");
            Field(depth, "dateline", article.Dateline is { } d ? $"{d.Text}{Attribute("place", d.Place)}{Attribute("agency", d.Agency)}" : null);
            Field(depth, "published", article.Published?.ToString());
            Field(depth, "modified", article.Modified?.ToString());
            Field(depth, "language", Language(article.Language, article.Direction));
            Field(depth, "section", article.Section);
            Field(depth, "tags", string.Join(", ", article.Tags));
            Field(depth, "source", article.SourceUrl);
            Field(depth, "publisher", article.Publisher);
            Field(depth, "rights", Write(article.Rights));
            Field(depth, "weight", article.Weight?.ToString(CultureInfo.InvariantCulture));
            foreach (FieldOrigin origin in article.Origins) Field(depth, "origin", $"{origin.Field} {origin.Source}");
            if (article.LeadFigure is { } lead)
            {
                Line(depth, "lead");
                lead.Accept(this, depth + 1);
            }

            All("body", article.Blocks, depth);
            foreach (Note note in article.Notes) All($"note {note.Id}", note.Content, depth, always: true);
        }

        public override bool Paragraph(Paragraph block, int input) => Line(input, $"p{Attributes(block)} {Write(block.Content)}");

        public override bool Heading(Heading block, int input) => Line(input, $"h{block.Level}{Attributes(block)} {Write(block.Content)}");

        public override bool Figure(Figure block, int input)
        {
            Line(input, $"figure{Attributes(block)}");
            foreach (Photo photo in block.Photos) Photo("photo", photo, input + 1);
            Field(input + 1, "caption", Write(block.Caption));
            return Field(input + 1, "credit", Write(block.Credit));
        }

        public override bool Quote(Quote block, int input)
        {
            All($"quote{Attributes(block)}", block.Content, input, always: true);
            return Field(input + 1, "attribution", Write(block.Attribution));
        }

        public override bool PullQuote(PullQuote block, int input)
        {
            Line(input, $"pull-quote{Attributes(block)} {Write(block.Content)}");
            return Field(input + 1, "attribution", Write(block.Attribution));
        }

        public override bool List(List block, int input)
        {
            Line(input, $"list {block.Kind}{Attributes(block)}");
            foreach (ListItem item in block.Items)
            {
                Line(input + 1, $"item{Attribute("number", item.Number?.ToString(CultureInfo.InvariantCulture))}{Attribute("term", Write(item.Term))}");
                foreach (Block inner in item.Content) inner.Accept(this, input + 2);
            }

            return true;
        }

        public override bool Table(Table block, int input)
        {
            Line(input, $"table{Attributes(block)}");
            Field(input + 1, "caption", Write(block.Caption));
            foreach (TableRow row in block.Rows)
            {
                Line(input + 1, $"row {row.Section}");
                foreach (TableCell cell in row.Cells)
                {
                    string span = (cell.ColumnSpan, cell.RowSpan) == (1, 1) ? "" : string.Create(CultureInfo.InvariantCulture, $" {cell.ColumnSpan}x{cell.RowSpan}");
                    string scope = cell.Scope == HeaderScope.None ? "" : $" {cell.Scope}";
                    string alignment = cell.Alignment == CellAlignment.Start ? "" : $" {cell.Alignment}";
                    All($"cell{scope}{alignment}{span}", cell.Content, input + 2, always: true);
                }
            }

            return true;
        }

        public override bool Preformatted(Preformatted block, int input)
        {
            Line(input, $"pre{Attributes(block)}");
            foreach (string line in Write(block.Content).Split('\n')) Line(input + 1, $"|{line}");
            return true;
        }

        public override bool Aside(Aside block, int input)
        {
            Line(input, $"aside{Attributes(block)} {Write(block.Title)}".TrimEnd());
            foreach (Block inner in block.Content) inner.Accept(this, input + 1);
            return true;
        }

        public override bool Embed(Embed block, int input)
        {
            Line(input, $"embed {block.Kind}{Attributes(block)}");
            Field(input + 1, "provider", block.Provider);
            Field(input + 1, "title", Write(block.Title));
            Field(input + 1, "url", block.Url);
            if (block.Still is { } still) Photo("still", still, input + 1);
            return All("content", block.Content, input + 1);
        }

        public override bool ThematicBreak(ThematicBreak block, int input) => Line(input, $"break{Attributes(block)}");

        public override bool EditorsNote(EditorsNote block, int input) =>
            All($"editors-note {block.Kind}{Attributes(block)}", block.Content, input, always: true);

        private static string Language(LanguageTag language, TextDirection direction) =>
            direction == TextDirection.RightToLeft ? $"{language} right to left" : language.ToString();

        private static string Attribute(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $" {name}={value}";

        private static string Attributes(Block block) =>
            Attribute("anchor", block.Anchor) + Attribute("language", block.Language?.ToString()) + Attribute("direction", block.Direction?.ToString());

        private void Photo(string name, Photo photo, int depth)
        {
            Line(depth, name);
            foreach (ImageSource source in photo.Sources)
            {
                string location = source.Location.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? ImageId.FromLocation(source.Location).Name : source.Location;
                string width = source.Width is { } w ? string.Create(CultureInfo.InvariantCulture, $" {w}w") : "";
                string density = source.Density is { } x ? string.Create(CultureInfo.InvariantCulture, $" {x}x") : "";
                Line(depth + 1, $"source {location}{width}{density}{(source.MediaType is { } type ? " " + type : "")}");
            }

            Line(depth + 1, photo.Alt.Kind == AltTextKind.Given ? $"alt {OneLine(photo.Alt.Text!)}" : $"alt ({photo.Alt.Kind})");
            Field(depth + 1, "caption", Write(photo.Caption));
            Field(depth + 1, "credit", Write(photo.Credit));
        }

        private bool All(string name, Blocks blocks, int depth, bool always = false)
        {
            if (blocks.IsEmpty && !always) return true;
            Line(depth, name);
            foreach (Block block in blocks) block.Accept(this, depth + 1);
            return true;
        }

        private bool Field(int depth, string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) Line(depth, $"{name} {OneLine(value)}");
            return true;
        }

        private static string OneLine(string value) => value.ReplaceLineEndings("⏎");

        private bool Line(int depth, string text)
        {
            _text.Append(' ', depth * 2).Append(text).Append('\n');
            return true;
        }
    }

    private sealed class InlineWriter : InlineVisitor<StringBuilder, bool>
    {
        private static readonly InlineWriter Instance = new();

        public static bool All(Inlines inlines, StringBuilder text)
        {
            foreach (Inline inline in inlines) inline.Accept(Instance, text);
            return true;
        }

        public override bool Text(Text inline, StringBuilder input)
        {
            input.Append(inline.Value);
            return true;
        }

        public override bool Emphasis(Emphasis inline, StringBuilder input) => Wrap(input, "*", inline.Content, "*");

        public override bool Strong(Strong inline, StringBuilder input) => Wrap(input, "**", inline.Content, "**");

        public override bool Link(Link inline, StringBuilder input) => Wrap(input, "[", inline.Content, $"]({Target(inline.Target)})");

        public override bool LineBreak(LineBreak inline, StringBuilder input)
        {
            input.Append('⏎');
            return true;
        }

        public override bool Superscript(Superscript inline, StringBuilder input) => Wrap(input, "{sup:", inline.Content, "}");

        public override bool Subscript(Subscript inline, StringBuilder input) => Wrap(input, "{sub:", inline.Content, "}");

        public override bool Code(Code inline, StringBuilder input) => Wrap(input, "`", inline.Content, "`");

        public override bool InlineQuote(InlineQuote inline, StringBuilder input) => Wrap(input, "{q:", inline.Content, "}");

        public override bool Strike(Strike inline, StringBuilder input) => Wrap(input, "~~", inline.Content, "~~");

        public override bool Mark(Mark inline, StringBuilder input) => Wrap(input, "{mark:", inline.Content, "}");

        public override bool Ruby(Ruby inline, StringBuilder input)
        {
            Wrap(input, "{ruby:", inline.Base, "|");
            return Wrap(input, "", inline.Annotation, "}");
        }

        public override bool Abbreviation(Abbreviation inline, StringBuilder input) => Wrap(input, "{abbr:", inline.Content, $"|{inline.Expansion}}}");

        public override bool Time(Time inline, StringBuilder input) => Wrap(input, "{time:", inline.Content, $"|{inline.Value}}}");

        public override bool NoteReference(NoteReference inline, StringBuilder input) => Wrap(input, "{note:", inline.Content, $"|{inline.NoteId}}}");

        public override bool InlineSpan(InlineSpan inline, StringBuilder input)
        {
            string attributes = string.Join(' ', new[] { inline.Language?.Value, inline.Direction?.ToString(), inline.Anchor is null ? null : "#" + inline.Anchor }.Where(a => a is not null));
            return Wrap(input, $"{{{attributes}:", inline.Content, "}");
        }

        private static string Target(LinkTarget target) => target switch
        {
            ExternalTarget external => external.Url,
            InternalTarget inside => $"{inside.ArticleId}#{inside.Anchor}",
            _ => target.ToString(),
        };

        private static bool Wrap(StringBuilder text, string before, Inlines content, string after)
        {
            text.Append(before);
            All(content, text);
            text.Append(after);
            return true;
        }
    }
}
