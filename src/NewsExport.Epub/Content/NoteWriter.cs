using System.Globalization;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>Writes the notes of an article and the marks that lead to them.</summary>
internal sealed class NoteWriter
{
    private readonly XhtmlWriter _page;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _marks = new(StringComparer.Ordinal);

    public NoteWriter(Article article, XhtmlWriter page)
    {
        _page = page;
        foreach (Note note in article.Notes) _numbers.TryAdd(note.Id, _numbers.Count + 1);
    }

    public void All(ValueList<Note> notes)
    {
        if (notes.IsEmpty) return;
        _page.Xml.WriteStartElement("section");
        _page.Xml.WriteAttributeString("class", "notes");
        _page.EpubType("footnotes");
        _page.Xml.WriteAttributeString("aria-labelledby", "notes-title");
        _page.Xml.WriteStartElement("h2");
        _page.Xml.WriteAttributeString("id", "notes-title");
        _page.Xml.WriteString(_page.Labels.Notes);
        _page.Xml.WriteEndElement();
        foreach (Note note in notes) One(note);
        _page.Xml.WriteEndElement();
    }

    public void Mark(NoteReference reference)
    {
        _page.Xml.WriteStartElement("sup");
        if (!_numbers.TryGetValue(reference.NoteId, out int number) || _page.Links.IsInLink)
        {
            _page.Write(reference.Content);
        }
        else
        {
            int use = _marks[reference.NoteId] = _marks.GetValueOrDefault(reference.NoteId) + 1;
            bool isNumbered = XhtmlWriter.IsBlank(reference.Content);
            _page.Xml.WriteStartElement("a");
            if (isNumbered) _page.Xml.WriteAttributeString("class", "numbered");
            _page.Xml.WriteAttributeString("id", _page.Names.Mark(reference.NoteId, use));
            _page.EpubType("noteref");
            _page.Xml.WriteAttributeString("role", "doc-noteref");
            _page.Xml.WriteAttributeString("href", "#" + _page.Names.Note(reference.NoteId));
            _page.Links.IsInLink = true;
            if (isNumbered) _page.Xml.WriteString(number.ToString(CultureInfo.InvariantCulture));
            else _page.Write(reference.Content);
            _page.Links.IsInLink = false;
            _page.Xml.WriteEndElement();
        }

        _page.Xml.WriteEndElement();
    }

    private void One(Note note)
    {
        string id = _page.Names.Note(note.Id);
        _page.Xml.WriteStartElement("aside");
        // Of two notes with one name the first is led to.
        bool isFirst = _page.Take(id);
        if (isFirst) _page.Xml.WriteAttributeString("id", id);
        else _page.Xml.WriteAttributeString("data-note", id);
        _page.EpubType("footnote");
        _page.Xml.WriteAttributeString("role", "doc-footnote");
        _page.All(note.Content);
        if (isFirst && _marks.ContainsKey(note.Id)) WayBack(note.Id);
        _page.Xml.WriteEndElement();
    }

    private void WayBack(string id)
    {
        _page.Xml.WriteStartElement("p");
        _page.Xml.WriteAttributeString("class", "back");
        _page.Xml.WriteStartElement("a");
        _page.Xml.WriteAttributeString("role", "doc-backlink");
        _page.Xml.WriteAttributeString("href", "#" + _page.Names.Mark(id, 1));
        _page.Xml.WriteAttributeString("aria-label", _page.Labels.BackToText);
        _page.Xml.WriteString(string.Create(CultureInfo.InvariantCulture, $"↑ {_numbers[id]}"));
        _page.Xml.WriteEndElement();
        _page.Xml.WriteEndElement();
    }
}
