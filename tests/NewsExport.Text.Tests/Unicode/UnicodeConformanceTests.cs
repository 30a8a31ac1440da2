using System.Globalization;
using System.Text;
using NewsExport.TestSupport;
using NewsExport.Text.Unicode;

namespace NewsExport.Text.Tests.Unicode;

/// <summary>Unicode's own test files, version 15.0.0, read from where Debian's package unicode-data has them.</summary>
public class UnicodeConformanceTests
{
    private const string Folder = "/usr/share/unicode/";

    [Fact]
    public void Lines_may_end_where_LineBreakTest_says()
    {
        int cases = 0;
        foreach ((string text, List<int> breaks, string line) in Segments("auxiliary/LineBreakTest.txt"))
        {
            var actions = new BreakAction[text.Length + 1];
            LineBreakOpportunities.Run(text, actions);
            List<int> found = [.. Enumerable.Range(1, text.Length).Where(i => actions[i] != BreakAction.Prohibited)];
            Assert.True(breaks.SequenceEqual(found), $"{line}\nfound {string.Join(' ', found)}");
            cases++;
        }

        Assert.True(cases > 7000, $"Only {cases} cases were read.");
    }

    [Fact]
    public void Graphemes_are_those_of_GraphemeBreakTest()
    {
        int cases = 0;
        foreach ((string text, List<int> breaks, string line) in Segments("auxiliary/GraphemeBreakTest.txt"))
        {
            List<int> found = [];
            for (int at = 0; at < text.Length;)
            {
                at += StringInfo.GetNextTextElementLength(text.AsSpan(at));
                found.Add(at);
            }

            Assert.True(breaks.SequenceEqual(found), $"{line}\nfound {string.Join(' ', found)}");
            cases++;
        }

        Assert.True(cases > 500, $"Only {cases} cases were read.");
    }

    [Fact]
    public void Levels_are_those_of_BidiTest()
    {
        int cases = 0;
        int[] levels = [];
        int[] order = [];
        foreach (string line in Lines("BidiTest.txt"))
        {
            if (line.StartsWith("@Levels:", StringComparison.Ordinal))
            {
                levels = [.. line[8..].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(level => level == "x" ? -1 : int.Parse(level, CultureInfo.InvariantCulture))];
                continue;
            }

            if (line.StartsWith("@Reorder:", StringComparison.Ordinal))
            {
                order = [.. line[9..].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(index => int.Parse(index, CultureInfo.InvariantCulture))];
                continue;
            }

            if (line[0] == '@') continue;
            string[] parts = line.Split(';');
            BidiClass[] classes = [.. parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Enum.Parse<BidiClass>(name))];
            int bits = int.Parse(parts[1], CultureInfo.InvariantCulture);
            foreach ((int bit, int? start) in new (int, int?)[] { (1, null), (2, 0), (4, 1) })
            {
                if ((bits & bit) == 0) continue;
                byte[] found = Bidi.Levels(classes, [], start ?? Bidi.BaseLevel(classes));
                Check(levels, order, classes, found, line);
                cases++;
            }
        }

        Assert.True(cases > 700_000, $"Only {cases} cases were read.");
    }

    [Fact]
    public void Levels_are_those_of_BidiCharacterTest()
    {
        int cases = 0;
        foreach (string line in Lines("BidiCharacterTest.txt"))
        {
            string[] parts = line.Split(';');
            int[] codes = [.. parts[0].Split(' ').Select(code => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
            BidiClass[] classes = [.. codes.Select(CharacterProperties.Bidi)];
            // Brackets all lie in the first plane; what is beyond it is no bracket.
            string characters = string.Concat(codes.Select(code => code > 0xFFFF ? 'x' : (char)code));
            int start = parts[1] switch { "0" => 0, "1" => 1, _ => Bidi.BaseLevel(classes) };
            Assert.Equal(int.Parse(parts[2], CultureInfo.InvariantCulture), start);
            int[] levels = [.. parts[3].Split(' ').Select(level => level == "x" ? -1 : int.Parse(level, CultureInfo.InvariantCulture))];
            int[] order = [.. parts[4].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(index => int.Parse(index, CultureInfo.InvariantCulture))];
            Check(levels, order, classes, Bidi.Levels(classes, characters, start), line);
            cases++;
        }

        Assert.True(cases > 90_000, $"Only {cases} cases were read.");
    }

    [Fact]
    public void The_table_says_what_the_database_says()
    {
        string path = Tool.NeedFile(Folder + "extracted/DerivedBidiClass.txt", "Debian's unicode-data");
        foreach (string line in File.ReadLines(path).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            string[] parts = line.Split(';', StringSplitOptions.TrimEntries);
            int first = int.Parse(parts[0].Split("..")[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Assert.Equal(Enum.Parse<BidiClass>(parts[1]), CharacterProperties.Bidi(first));
        }
    }

    private static void Check(int[] levels, int[] order, BidiClass[] classes, byte[] found, string line)
    {
        for (int i = 0; i < levels.Length; i++) Assert.True(levels[i] < 0 || levels[i] == found[i], $"{line}\nfound {string.Join(' ', found)}");
        int[] shown = [.. Enumerable.Range(0, classes.Length).Where(i => !Bidi.IsRemoved(classes[i]))];
        byte[] shownLevels = [.. shown.Select(i => found[i])];
        int[] visual = [.. Bidi.VisualOrder(shownLevels).Select(i => shown[i])];
        Assert.True(order.SequenceEqual(visual), $"{line}\nfound {string.Join(' ', visual)}");
    }

    private static IEnumerable<string> Lines(string name) =>
        File.ReadLines(Tool.NeedFile(Folder + name, "Debian's unicode-data")).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0);

    private static IEnumerable<(string Text, List<int> Breaks, string Line)> Segments(string name)
    {
        foreach (string line in Lines(name))
        {
            var text = new StringBuilder();
            List<int> breaks = [];
            foreach (string part in line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (part == "÷" && text.Length > 0) breaks.Add(text.Length);
                else if (part is not ("÷" or "×")) text.Append(IsSurrogate(part) ? "\uFFFD" : char.ConvertFromUtf32(int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            }

            yield return (text.ToString(), breaks, line);
        }
    }

    private static bool IsSurrogate(string code) => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is >= 0xD800 and <= 0xDFFF;
}
