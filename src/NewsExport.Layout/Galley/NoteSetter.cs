using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>Sets the notes of an article, each as one item whose pieces a column's end may part.</summary>
internal sealed class NoteSetter(ArticleScope scope, BlockSetter setter, Typography type, TextSetter text)
{
    private StructureElement? _section;

    /// <summary>Each note with its mark, which leads back to where the note is referred to.</summary>
    public IReadOnlyList<(string Id, GalleyItem Item)> Set(SetContext context)
    {
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (NoteReference reference in scope.Article.Descendants().OfType<NoteReference>()) marks.TryAdd(reference.NoteId, reference.Content.PlainText);
        _section = context.Parent.Add(new StructureElement(StructureRole.Section));
        SetContext own = Own(context);
        double inset = type.Small.Size * 1.9;
        var notes = new List<(string, GalleyItem)>();
        foreach (Note note in scope.Article.Notes)
        {
            StructureElement element = _section.Add(new StructureElement(StructureRole.Note) { NoteId = note.Id });
            SetContext inner = own.Inset(inset) with { Parent = element, Output = [] };
            StructureElement label = element.Add(new StructureElement(StructureRole.Label));
            setter.All(note.Content, inner);
            if (inner.Output.Count == 0) continue;
            string? place = scope.NoteDestination(note.Id);
            string shown = marks.TryGetValue(note.Id, out string? mark) && mark.Trim().Length > 0 ? mark.Trim() : "*";
            List<Fragment> pieces = BlockSetter.Pieces(inner.Output);
            pieces[0] = Fragment.Merge(Mark(note, shown, label, own) with { Height = 0 }, pieces[0]);
            notes.Add((note.Id, new GalleyItem([.. pieces])
            {
                Orphans = Math.Min(2, pieces.Count),
                SpaceBefore = 2,
                Destinations = [.. place is null ? [] : (string[])[place], .. inner.Output.SelectMany(item => item.Destinations)],
            }));
        }

        return notes;
    }

    /// <summary>Notes behind the text, below a heading.</summary>
    public IEnumerable<GalleyItem> Behind(SetContext context, IReadOnlyList<GalleyItem> notes)
    {
        if (notes.Count == 0) yield break;
        SetContext own = Own(context);
        var heading = new StructureElement(StructureRole.Section);
        setter.Text(Inlines.FromText(scope.Labels.Notes), type.Small.Bold() with { Color = Ink.Text }, StructureRole.Paragraph, own with { Parent = heading }, scope.Article.Notes[0].Span);
        // Heard before the notes, though they were set first.
        foreach (StructureElement child in _section!.Children.ToList()) heading.Take(child);
        _section.Adopt(heading);
        if (own.Output.Count > 0)
        {
            var rule = new ShapeFrame(TextSetter.Box(0, 0, Math.Min(context.Width, 90), 0.5), Ink.Text, null, Length.Zero);
            yield return new GalleyItem([Fragment.Stack([Fragment.Empty(6).Over(rule), .. own.Output[^1].Fragments])]) { SpaceBefore = type.Body.Leading, KeepWithNext = true };
        }

        foreach (GalleyItem note in notes) yield return note;
    }

    private SetContext Own(SetContext context) =>
        context with { Parent = _section!, Role = type.Small with { Color = Color.Gray(0.2) }, IsRunningText = false, IsOutline = false, MayFloat = false, SpanWidth = context.Width, Output = [] };

    private Fragment Mark(Note note, string shown, StructureElement label, SetContext context)
    {
        TypeRole role = context.Role;
        StructureElement? element = label;
        LinkUse? link = null;
        if (scope.UsedNotes.Contains(note.Id))
        {
            element = label.Add(new StructureElement(StructureRole.Link));
            link = new LinkUse(element, null, scope.MarkOf(note.Id), scope.Labels.BackToText);
        }

        var mark = new CollectedText();
        mark.Add(shown, role.Letters, new RunInfo(new RunStyle(link is null ? role.Color : Ink.Link, element), link, false, false));
        double width = type.Small.Size * 1.9;
        double left = context.IsRightToLeft ? context.Left + context.Width - width : context.Left;
        return text.Set(mark, new ParagraphStyle { Alignment = TextAlignment.Start, Direction = context.Direction }, width, role.Leading, left, 0, note.Span)[0];
    }
}
