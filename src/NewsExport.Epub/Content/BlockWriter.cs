using System.Globalization;
using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>The element of each type of block.</summary>
internal sealed class BlockWriter : BlockVisitor<XhtmlWriter, bool>
{
    public override bool Paragraph(Paragraph block, XhtmlWriter input)
    {
        input.Open(block, "p");
        input.DatelineOf(block);
        input.Write(block.Content);
        return input.Close();
    }

    public override bool Heading(Heading block, XhtmlWriter input)
    {
        // An empty heading is a place in the list of headings where nothing stands.
        bool isBlank = XhtmlWriter.IsBlank(block.Content);
        if (isBlank && block.Anchor is null) return true;
        int level = isBlank ? 0 : Level(block.Level, input.Headings);
        input.Open(block, isBlank ? "div" : string.Create(CultureInfo.InvariantCulture, $"h{level}"));
        if (level != block.Level) input.Number("data-level", block.Level);
        input.Write(block.Content);
        return input.Close();
    }

    public override bool Figure(Figure block, XhtmlWriter input)
    {
        FigureWriter.Write(block, null, input);
        return true;
    }

    public override bool Quote(Quote block, XhtmlWriter input)
    {
        input.Open(block, "blockquote");
        input.All(block.Content);
        input.Attribution(block.Attribution);
        return input.Close();
    }

    public override bool PullQuote(PullQuote block, XhtmlWriter input)
    {
        input.Open(block, "aside", "pullquote");
        input.EpubType("pullquote");
        input.Xml.WriteAttributeString("role", "doc-pullquote");
        input.Line("p", null, block.Content);
        input.Attribution(block.Attribution);
        return input.Close();
    }

    public override bool List(List block, XhtmlWriter input)
    {
        if (block.Kind == ListKind.Description) return Description(block, input);
        bool isOrdered = block.Kind == ListKind.Ordered;
        input.Open(block, isOrdered ? "ol" : "ul");
        if (isOrdered && block.Items is [{ Number: { } start and not 1 }, ..]) input.Number("start", start);
        for (int i = 0; i < block.Items.Count; i++)
        {
            ListItem item = block.Items[i];
            input.Xml.WriteStartElement("li");
            if (isOrdered && item.Number is { } number && (i > 0 || number == 1)) input.Number("value", number);
            if (!item.Term.IsEmpty)
            {
                input.Wrap("b", item.Term);
                input.Xml.WriteString(" ");
            }

            input.Flow(item.Content);
            input.Xml.WriteEndElement();
        }

        return input.Close();
    }

    public override bool Table(Table block, XhtmlWriter input)
    {
        TableWriter.Write(block, input);
        return true;
    }

    public override bool Preformatted(Preformatted block, XhtmlWriter input)
    {
        input.Open(block, "pre");
        input.Write(block.Content);
        return input.Close();
    }

    public override bool Aside(Aside block, XhtmlWriter input)
    {
        input.Open(block, "aside", "box");
        input.Line("p", "box-title", block.Title);
        input.All(block.Content);
        return input.Close();
    }

    public override bool Embed(Embed block, XhtmlWriter input)
    {
        input.Open(block, "div", "embed " + Name(block.Kind));
        if (block.Still is { } still) FigureWriter.WithWords(still, isSpokenOf: true, input);
        XmlWriter writer = input.Xml;
        writer.WriteStartElement("p");
        writer.WriteAttributeString("class", "embed-kind");
        writer.WriteString(input.Labels.Kind(block.Kind));
        if (block.Provider is { } provider)
        {
            writer.WriteString(" · ");
            writer.Element("span", provider, "provider");
        }

        writer.WriteEndElement();
        input.Line("p", "embed-title", block.Title);
        input.All(block.Content);
        if (block.Url is { Length: > 0 } url)
        {
            writer.WriteStartElement("p");
            writer.WriteAttributeString("class", "embed-address");
            if (!WebAddress.Write(writer, url)) input.Links.BadAddress(url, block.Span);
            writer.WriteEndElement();
        }

        return input.Close();
    }

    public override bool ThematicBreak(ThematicBreak block, XhtmlWriter input)
    {
        input.Open(block, "hr");
        return input.Close();
    }

    public override bool EditorsNote(EditorsNote block, XhtmlWriter input)
    {
        input.Open(block, "div", "editors-note " + Name(block.Kind));
        input.Xml.WriteAttributeString("role", "note");
        input.All(block.Content);
        return input.Close();
    }

    /// <summary>The level a heading has in the tree of headings: one below what it stands under, with no level left out.</summary>
    private static int Level(int level, Stack<int> headings)
    {
        while (headings.TryPeek(out int above) && above >= level) headings.Pop();
        headings.Push(level);
        return headings.Count + 1;
    }

    private static string Name<T>(T kind)
        where T : struct, Enum => kind.ToString().ToLowerInvariant();

    private static bool Description(List block, XhtmlWriter input)
    {
        input.Open(block, "dl");
        for (int i = 0; i < block.Items.Count; i++)
        {
            ListItem item = block.Items[i];
            // HTML wants a name before the first value, and a value after the last name (HTML Standard, 4.4.9).
            if (!item.Term.IsEmpty) input.Wrap("dt", item.Term);
            else if (i == 0) input.Xml.Element("dt", "–", "no-term");
            if (item.Content.IsEmpty && i < block.Items.Count - 1) continue;
            input.Xml.WriteStartElement("dd");
            if (i > 0 && item.Term.IsEmpty) input.Xml.WriteAttributeString("class", "no-term");
            input.Flow(item.Content);
            input.Xml.WriteEndElement();
        }

        return input.Close();
    }
}
