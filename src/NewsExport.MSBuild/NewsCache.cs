using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace NewsExport.MSBuild;

/// <summary>
/// What the last build made of each article, and of what. A file is the same while its time of change is the same, in either
/// direction: a photo that is put back from a backup is older than what was made of it, and not what it was made of.
/// </summary>
internal sealed class NewsCache
{
    private readonly string _path;
    private readonly Dictionary<string, Entry> _entries;

    private NewsCache(string path, Dictionary<string, Entry> entries) => (_path, _entries) = (path, entries);

    /// <summary>Reads the cache; an absent or damaged one is empty, and everything is made again.</summary>
    public static NewsCache Read(string path)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        try
        {
            foreach (string line in File.ReadAllLines(path, Encoding.UTF8))
            {
                string[] cells = line.Split('\t');
                if (cells.Length < 4 || !int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out int outputs)) continue;
                FileMark?[] marks = [.. cells.Skip(3).Select(FileMark.Parse)];
                if (marks.Length < outputs || marks.Contains(null)) continue;
                entries[cells[0]] = new Entry(cells[1], [.. marks.Take(outputs).Select(mark => mark!)], [.. marks.Skip(outputs).Select(mark => mark!)]);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            entries.Clear();
        }

        return new NewsCache(path, entries);
    }

    /// <summary>The files that were made of an article; none if it is not up to date.</summary>
    /// <param name="name">The name of its files.</param>
    /// <param name="options">How it is to be exported.</param>
    public IReadOnlyList<string> UpToDate(string name, string options) =>
        _entries.TryGetValue(name, out Entry? entry) && entry.Options == options && entry.Outputs.All(mark => mark.Ticks != 0 && mark.IsSame()) && entry.Inputs.All(mark => mark.IsSame())
            ? [.. entry.Outputs.Select(mark => mark.Path)]
            : [];

    /// <summary>Remembers what was made of an article.</summary>
    public void Set(string name, string options, IEnumerable<string> outputs, IEnumerable<FileMark> inputs) =>
        _entries[name] = new Entry(options, [.. outputs.Select(FileMark.Of)], [.. inputs]);

    /// <summary>Forgets an article.</summary>
    public void Remove(string name) => _entries.Remove(name);

    /// <summary>Writes the cache, for these names alone, and beside it the list of all outputs for Clean.</summary>
    public void Write(IEnumerable<string> names)
    {
        var lines = new List<string>();
        var outputs = new List<string>();
        foreach (string name in names)
        {
            if (!_entries.TryGetValue(name, out Entry? entry)) continue;
            outputs.AddRange(entry.Outputs.Select(mark => mark.Path));
            string[] cells = [name, entry.Options, entry.Outputs.Length.ToString(CultureInfo.InvariantCulture), .. entry.Outputs.Select(mark => mark.ToString()), .. entry.Inputs.Select(mark => mark.ToString())];
            // A name with a tab in it cannot be told from two; such an article is made anew each time.
            if (!cells.Any(cell => cell.IndexOfAny(['\t', '\n', '\r']) >= 0)) lines.Add(string.Join("\t", cells));
        }

        File.WriteAllLines(_path, lines, new UTF8Encoding(false));
        // What an earlier build wrote is removed by Clean too, though its article has an error now or is gone.
        string all = Path.Combine(Path.GetDirectoryName(_path)!, "outputs.txt");
        if (File.Exists(all)) outputs.AddRange(File.ReadAllLines(all, Encoding.UTF8).Where(File.Exists));
        File.WriteAllLines(all, outputs.Distinct(StringComparer.Ordinal), new UTF8Encoding(false));
    }

    private sealed record Entry(string Options, FileMark[] Outputs, FileMark[] Inputs);
}

/// <summary>A file, or a folder that holds files, and when it was last changed.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Ticks">The time, UTC, in units of 100 ns; 0 if it is not there.</param>
internal sealed record FileMark(string Path, long Ticks)
{
    public static FileMark Of(string path) => new(path, TicksOf(path));

    public static FileMark? Parse(string text)
    {
        int bar = text.IndexOf('|');
        return bar > 0 && long.TryParse(text.Substring(0, bar), NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) ? new FileMark(text.Substring(bar + 1), ticks) : null;
    }

    public bool IsSame() => TicksOf(Path) == Ticks;

    public override string ToString() => Ticks.ToString(CultureInfo.InvariantCulture) + "|" + Path;

    private static long TicksOf(string path) => File.Exists(path) || Directory.Exists(path) ? File.GetLastWriteTimeUtc(path).Ticks : 0;
}
