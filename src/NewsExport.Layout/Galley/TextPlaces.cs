using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>Finds where in the model the lines of a set text begin. Asked for the lines in their order.</summary>
internal sealed class TextPlaces(CollectedText text)
{
    private const char AddedHyphen = '\u00AD';

    // How much of each run stands on the lines before.
    private readonly int[] _shown = new int[text.Infos.Count];

    /// <summary>Where the line begins; null if nothing on it is of the model.</summary>
    public TextPlace? StartOf(Line line)
    {
        TextPlace? start = null;
        foreach (GlyphRun run in line.Runs)
        {
            if (text.Infos[run.Tag].Source is not { } source) continue;
            // Spaces at the ends of lines are not set, hyphens are added: what is shown is looked for from where the last line ended.
            string shown = run.Text.TrimEnd(AddedHyphen);
            int at = source.Value.IndexOf(shown, Math.Min(_shown[run.Tag], source.Value.Length), StringComparison.Ordinal);
            if (at < 0) at = _shown[run.Tag];
            start ??= new TextPlace(source, at);
            _shown[run.Tag] = Math.Min(at + shown.Length, source.Value.Length);
        }

        return start;
    }
}
