using System.Collections.Immutable;

namespace NewsExport.Layout.Galley;

/// <summary>Notes that stand at the foot of the column in which they are referred to, and which pieces of the galley refer to them.</summary>
internal sealed class FootNotes
{
    private readonly Dictionary<(int Item, int Fragment), ImmutableArray<int>> _references;

    private FootNotes(ImmutableArray<string> ids, ImmutableArray<GalleyItem> items, Dictionary<(int, int), ImmutableArray<int>> references) =>
        (Ids, Items, _references) = (ids, items, references);

    public static FootNotes None { get; } = new([], [], []);

    /// <summary>Their names.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>The notes in the order in which they are first referred to.</summary>
    public ImmutableArray<GalleyItem> Items { get; }

    /// <summary>Finds in a galley where each note is referred to first. What takes the page's width has no column: its notes are left out.</summary>
    public static FootNotes Of(IReadOnlyList<GalleyItem> galley, IReadOnlyList<(string Id, GalleyItem Item)> notes)
    {
        var all = notes.ToDictionary(note => note.Id, note => note.Item, StringComparer.Ordinal);
        var ids = ImmutableArray.CreateBuilder<string>();
        var items = ImmutableArray.CreateBuilder<GalleyItem>();
        var references = new Dictionary<(int, int), ImmutableArray<int>>();
        for (int item = 0; item < galley.Count; item++)
        {
            if (galley[item].Spans) continue;
            for (int fragment = 0; fragment < galley[item].Fragments.Length; fragment++)
            {
                foreach (string id in ReferencesIn(galley[item].Fragments[fragment]))
                {
                    if (!all.Remove(id, out GalleyItem? note)) continue;
                    references[(item, fragment)] = references.GetValueOrDefault((item, fragment), []).Add(items.Count);
                    ids.Add(id);
                    items.Add(note);
                }
            }
        }

        return new FootNotes(ids.DrainToImmutable(), items.DrainToImmutable(), references);
    }

    /// <summary>The notes that a piece of the galley refers to first.</summary>
    public ImmutableArray<int> In(int item, int fragment) => _references.GetValueOrDefault((item, fragment), []);

    private static IEnumerable<string> ReferencesIn(Fragment fragment)
    {
        foreach (LineFrame line in fragment.Frames.OfType<LineFrame>())
        {
            foreach (Text.GlyphRun run in line.Line.Runs)
            {
                for (StructureElement? element = line.Styles[run.Tag].Element; element is not null; element = element.Parent)
                {
                    if (element is not { Role: StructureRole.Reference, NoteId: { } id }) continue;
                    yield return id;
                    break;
                }
            }
        }
    }
}
