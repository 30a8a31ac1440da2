using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>The element of each type of inline.</summary>
internal sealed class InlineWriter : InlineVisitor<XhtmlWriter, bool>
{
    public override bool Text(Text inline, XhtmlWriter input)
    {
        int from = 0;
        foreach ((int offset, string label) in input.Plan.Breaks.In(inline))
        {
            int at = Math.Clamp(offset, from, inline.Value.Length);
            input.Xml.WriteString(Xml.Clean(inline.Value[from..at]));
            input.PageBreak(label);
            from = at;
        }

        input.Xml.WriteString(Xml.Clean(inline.Value[from..]));
        return true;
    }

    public override bool Emphasis(Emphasis inline, XhtmlWriter input) => Wrap("em", inline.Content, input);

    public override bool Strong(Strong inline, XhtmlWriter input) => Wrap("strong", inline.Content, input);

    public override bool Link(Link inline, XhtmlWriter input)
    {
        string? href = input.Links.IsInLink || XhtmlWriter.IsBlank(inline.Content) ? null : input.Links.Href(inline.Target, inline.Span);
        if (href is null)
        {
            input.Write(inline.Content);
            return true;
        }

        input.Links.IsInLink = true;
        input.Wrap("a", inline.Content, "href", href);
        input.Links.IsInLink = false;
        return true;
    }

    public override bool LineBreak(LineBreak inline, XhtmlWriter input)
    {
        input.Xml.WriteStartElement("br");
        return input.Close();
    }

    public override bool Superscript(Superscript inline, XhtmlWriter input) => Wrap("sup", inline.Content, input);

    public override bool Subscript(Subscript inline, XhtmlWriter input) => Wrap("sub", inline.Content, input);

    public override bool Code(Code inline, XhtmlWriter input) => Wrap("code", inline.Content, input);

    public override bool InlineQuote(InlineQuote inline, XhtmlWriter input) => Wrap("q", inline.Content, input);

    public override bool Strike(Strike inline, XhtmlWriter input) => Wrap("s", inline.Content, input);

    public override bool Mark(Mark inline, XhtmlWriter input) => Wrap("mark", inline.Content, input);

    public override bool Ruby(Ruby inline, XhtmlWriter input)
    {
        XmlWriter writer = input.Xml;
        writer.WriteStartElement("ruby");
        input.Write(inline.Base);
        writer.WriteElementString("rp", "(");
        input.Wrap("rt", inline.Annotation);
        writer.WriteElementString("rp", ")");
        writer.WriteEndElement();
        return true;
    }

    public override bool Abbreviation(Abbreviation inline, XhtmlWriter input)
    {
        input.Wrap("abbr", inline.Content, "title", inline.Expansion);
        return true;
    }

    public override bool Time(Time inline, XhtmlWriter input)
    {
        // Only what HTML takes for a date and time may stand in the attribute (HTML Standard, 4.5.14).
        string? value = NewsDate.TryParse(inline.Value, out NewsDate date)
            ? (date.Time is { } time ? date with { Time = new TimeOnly(time.Hour, time.Minute, time.Second) } : date).ToString()
            : null;
        input.Xml.WriteStartElement(value is null ? "span" : "time");
        if (value is null) input.Xml.WriteAttributeString("class", "time");
        else input.Xml.WriteAttributeString("datetime", value);
        if (inline.Value is not null && inline.Value != value) input.Xml.WriteAttributeString("data-value", Xml.Clean(inline.Value));
        input.Write(inline.Content);
        return input.Close();
    }

    public override bool NoteReference(NoteReference inline, XhtmlWriter input)
    {
        input.Notes.Mark(inline);
        return true;
    }

    public override bool InlineSpan(InlineSpan inline, XhtmlWriter input)
    {
        input.Xml.WriteStartElement("span");
        input.Id(inline.Anchor);
        input.Language(inline.Language, inline.Direction);
        input.Write(inline.Content);
        return input.Close();
    }

    private static bool Wrap(string name, Inlines content, XhtmlWriter input)
    {
        input.Wrap(name, content);
        return true;
    }
}
