using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace NewsExport.TestSupport;

/// <summary>
/// What other people's programs say of a finished file, in types. A program that is absent skips the test with a sentence, or fails it
/// with NEWSEXPORT_REQUIRE_VALIDATORS=1. The two from npm come with <c>npm ci</c> in tests/validators.
/// </summary>
public static partial class Validators
{
    private const string JavaEpubCheck = "/usr/share/java/epubcheck.jar";

    private static string Folder => Path.Combine(Repository.Root, "tests", "validators");

    /// <summary>EPUBCheck with the rules of EPUB 3.3 (its TypeScript port).</summary>
    public static EpubFindings EpubCheck(string path)
    {
        string node = Tool.Need("node", "Debian's nodejs");
        string script = Tool.NeedFile(Path.Combine(Folder, "node_modules", "@likecoin", "epubcheck-ts", "bin", "epubcheck.js"), "npm ci in tests/validators");
        ToolResult result = Tool.Run(node, [script, path, "--quiet", "--usage", "--json", "-"]);
        return Findings(result, "severity", message => message.TryGetProperty("location", out JsonElement place) && place.ValueKind == JsonValueKind.Object
            ? [Place(place)]
            : []);
    }

    /// <summary>EPUBCheck 4.2.6, the original in Java, with the rules of EPUB 3.2: a second opinion. What it does not know of 3.3 is left out.</summary>
    public static EpubFindings EpubCheckJava(string path)
    {
        string java = Tool.Need("java", "Debian's default-jre-headless");
        string jar = Tool.NeedFile(JavaEpubCheck, "Debian's epubcheck");
        string report = Path.GetTempFileName();
        try
        {
            ToolResult result = Tool.Run(java, ["-jar", jar, path, "--usage", "--json", report]);
            string json = File.ReadAllText(report);
            EpubFindings findings = Findings(result with { Output = json }, "severity", message => message.GetProperty("locations").EnumerateArray().Select(Place));
            // EPUB Accessibility 1.1, 3.3.2, is younger than this checker, and asks for a property that it cannot know.
            return new EpubFindings([.. findings.All.Where(finding => !(finding.Id == "OPF-027" && finding.Message.Contains("\"pageBreakSource\"", StringComparison.Ordinal)))]);
        }
        finally
        {
            File.Delete(report);
        }
    }

    /// <summary>Ace by DAISY: what hinders readers who do not see, or do not see well. Empty if nothing does.</summary>
    public static IReadOnlyList<AceViolation> Ace(string path)
    {
        string script = Tool.NeedFile(Path.Combine(Folder, "node_modules", ".bin", "ace-puppeteer"), "npm ci in tests/validators");
        Tool.Need("chromium", "Debian's chromium");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("newsexport-ace-");
        try
        {
            var environment = new Dictionary<string, string> { ["PUPPETEER_EXECUTABLE_PATH"] = Path.Combine(Folder, "chromium.sh") };
            string report = Path.Combine(folder.FullName, "report.json");
            ToolResult result = RunAce(script, folder.FullName, path, environment);
            Assert.True(File.Exists(report), "Ace wrote no report:\n" + result.All);
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(report));
            var violations = new List<AceViolation>();
            foreach (JsonElement page in json.RootElement.GetProperty("assertions").EnumerateArray())
            {
                string file = page.GetProperty("earl:testSubject").GetProperty("url").GetString() ?? "";
                foreach (JsonElement assertion in page.GetProperty("assertions").EnumerateArray())
                {
                    JsonElement test = assertion.GetProperty("earl:test");
                    JsonElement outcome = assertion.GetProperty("earl:result");
                    if (outcome.GetProperty("earl:outcome").GetString() == "pass") continue;
                    violations.Add(new AceViolation(
                        file,
                        Text(test, "dct:title"),
                        Text(test, "earl:impact"),
                        Text(outcome, "dct:description"),
                        Text(outcome, "html")));
                }
            }

            string overall = json.RootElement.GetProperty("earl:result").GetProperty("earl:outcome").GetString() ?? "";
            Assert.True(overall == "pass" || violations.Count > 0, $"Ace says '{overall}' and names no violation:\n{result.All}");
            return violations;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs Ace, one at a time on this machine. It gives its browser five seconds to start; where the machine is busy it is asked again.</summary>
    private static ToolResult RunAce(string script, string folder, string path, Dictionary<string, string> environment)
    {
        using FileStream turn = Turn(Path.Combine(Path.GetTempPath(), "newsexport-ace.lock"));
        for (int attempt = 1; ; attempt++)
        {
            ToolResult result = Tool.Run(script, ["-f", "-o", folder, path], seconds: 300, environment: environment);
            bool started = !result.All.Contains("Timed out after", StringComparison.Ordinal);
            if (started || attempt == 20 || File.Exists(Path.Combine(folder, "report.json"))) return result;
            Thread.Sleep(TimeSpan.FromSeconds(3));
        }
    }

    /// <summary>A file that one process holds at a time; gone when it is let go.</summary>
    private static FileStream Turn(string path)
    {
        for (int wait = 0; ; wait++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (wait < 6000)
            {
                Thread.Sleep(100);
            }
        }
    }

    /// <summary>qpdf --check: syntax, cross-references and streams of a PDF. Empty if nothing is wrong, else what it says.</summary>
    public static string Qpdf(string path)
    {
        ToolResult result = Tool.Run(Tool.Need("qpdf", "Debian's qpdf"), ["--check", path]);
        return result.ExitCode == 0 ? "" : result.All.Trim();
    }

    /// <summary>The fonts of a PDF, as poppler finds them.</summary>
    public static IReadOnlyList<PdfFont> PdfFonts(string path)
    {
        // Columns are as wide as their names until a font's name is longer; so the line is read by what its cells look like.
        string[] lines = Poppler("pdffonts", path).Output.Split('\n');
        return [.. lines.Select(line => FontPattern().Match(line)).Where(match => match.Success).Select(match => new PdfFont(
            match.Groups["name"].Value, match.Groups["type"].Value, match.Groups["encoding"].Value,
            match.Groups["emb"].Value == "yes", match.Groups["sub"].Value == "yes", match.Groups["uni"].Value == "yes"))];
    }

    /// <summary>The text of a PDF in reading order; pages end in a form feed.</summary>
    public static string PdfText(string path) => Poppler("pdftotext", "-enc", "UTF-8", path, "-").Output;

    /// <summary>The text of a PDF in the order in which it is painted, which is not guessed from where it stands.</summary>
    public static string PdfTextAsPainted(string path) => Poppler("pdftotext", "-raw", "-enc", "UTF-8", path, "-").Output;

    /// <summary>What a PDF says of itself: "Title", "Pages", "Tagged", "Page size" and so on.</summary>
    public static IReadOnlyDictionary<string, string> PdfInfo(string path)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in Poppler("pdfinfo", "-enc", "UTF-8", path).Output.Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) facts[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return facts;
    }

    /// <summary>The photos of a PDF, one for each time it is drawn.</summary>
    public static IReadOnlyList<PdfImage> PdfImages(string path)
    {
        List<Dictionary<string, string>> rows = Rows(Poppler("pdfimages", "-list", path).Output);
        return [.. rows.Select(row => new PdfImage(
            Number(row["page"]), row["type"], Number(row["width"]), Number(row["height"]), row["color"], row["enc"], Number(row["x-ppi"]), Number(row["y-ppi"])))];
    }

    /// <summary>Every tag that exiftool finds in a file, or in each file of a folder and below; those it makes up itself or takes from the disk are left out.</summary>
    public static IReadOnlyList<MetadataTag> ExifTool(string path)
    {
        ToolResult result = Tool.Run(Tool.Need("exiftool", "Debian's libimage-exiftool-perl"), ["-a", "-G1", "-ee", "-u", "-json", "-r", "-api", "largefilesupport=1", path]);
        var tags = new List<MetadataTag>();
        if (result.Output.Trim().Length == 0) return tags;
        using JsonDocument json = JsonDocument.Parse(result.Output);
        foreach (JsonElement file in json.RootElement.EnumerateArray())
        {
            string name = file.GetProperty("SourceFile").GetString() ?? "";
            foreach (JsonProperty property in file.EnumerateObject())
            {
                int colon = property.Name.IndexOf(':', StringComparison.Ordinal);
                if (colon < 0) continue;
                string group = property.Name[..colon];
                if (group is "System" or "Composite") continue;
                string value = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
                tags.Add(new MetadataTag(name, group, property.Name[(colon + 1)..], value));
            }
        }

        return tags;
    }

    private static ToolResult Poppler(string program, params string[] arguments)
    {
        ToolResult result = Tool.Run(Tool.Need(program, "Debian's poppler-utils"), arguments);
        Assert.True(result.ExitCode == 0, $"{program} ended with {result.ExitCode}: {result.All}");
        return result;
    }

    private static EpubFindings Findings(ToolResult result, string severity, Func<JsonElement, IEnumerable<string>> places)
    {
        int start = result.Output.IndexOf('{', StringComparison.Ordinal);
        Assert.True(start >= 0, "EPUBCheck gave no report:\n" + result.All);
        using JsonDocument json = JsonDocument.Parse(result.Output[start..]);
        var findings = new List<EpubFinding>();
        foreach (JsonElement message in json.RootElement.GetProperty("messages").EnumerateArray())
        {
            string text = message.TryGetProperty("ID", out JsonElement id) ? id.GetString() ?? "" : Text(message, "id");
            findings.Add(new EpubFinding(text, Text(message, severity).ToUpperInvariant(), Text(message, "message"), [.. places(message)]));
        }

        return new EpubFindings(findings);
    }

    private static string Place(JsonElement place)
    {
        string line = place.TryGetProperty("line", out JsonElement number) && number.TryGetInt32(out int value) && value > 0
            ? string.Create(CultureInfo.InvariantCulture, $":{value}")
            : "";
        return Text(place, "path") + line;
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static int Number(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary>The table of pdfimages: names of columns, a line of dashes, rows.</summary>
    private static List<Dictionary<string, string>> Rows(string table)
    {
        string[] lines = table.Split('\n');
        int rule = Array.FindIndex(lines, line => line.StartsWith("---", StringComparison.Ordinal));
        if (rule < 1) return [];
        string[] names = lines[rule - 1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var rows = new List<Dictionary<string, string>>();
        foreach (string line in lines[(rule + 1)..].Where(line => line.Trim().Length > 0))
        {
            List<string> cells = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            // Two cells lie under "object ID", but for an inline image only one does.
            if (cells.IndexOf("[inline]") is >= 0 and int inline) cells.Insert(inline + 1, "");
            rows.Add(names.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        }

        return rows;
    }

    [GeneratedRegex(@"^(?<name>\S.*?)\s+(?<type>(?:CID )?(?:TrueType|Type 0C?|Type 1C?|Type 3)(?: \(OT\))?|unknown)\s+(?<encoding>\S+)\s+(?<emb>yes|no)\s+(?<sub>yes|no)\s+(?<uni>yes|no)\s")]
    private static partial Regex FontPattern();
}

/// <summary>A finding of EPUBCheck.</summary>
/// <param name="Id">Its message id, such as RSC-005.</param>
/// <param name="Severity">FATAL, ERROR, WARNING, INFO or USAGE.</param>
/// <param name="Message">What it says.</param>
/// <param name="Places">Files in the archive, with the line where one is known.</param>
public sealed record EpubFinding(string Id, string Severity, string Message, IReadOnlyList<string> Places)
{
    /// <summary>One line for a failed assertion.</summary>
    public override string ToString() => $"{Severity} {Id} {string.Join(", ", Places.Take(3))}: {Message}";
}

/// <summary>What EPUBCheck found.</summary>
/// <param name="All">Every finding.</param>
public sealed record EpubFindings(IReadOnlyList<EpubFinding> All)
{
    /// <summary>Fatal errors and errors.</summary>
    public IReadOnlyList<EpubFinding> Errors => [.. All.Where(finding => finding.Severity is "FATAL" or "ERROR")];

    /// <summary>Warnings.</summary>
    public IReadOnlyList<EpubFinding> Warnings => [.. All.Where(finding => finding.Severity == "WARNING")];

    /// <summary>Remarks on what the file makes use of; no faults.</summary>
    public IReadOnlyList<EpubFinding> Usage => [.. All.Where(finding => finding.Severity is "USAGE" or "INFO")];

    /// <summary>Errors and warnings: empty for a good file.</summary>
    public IReadOnlyList<EpubFinding> Faults => [.. Errors, .. Warnings];
}

/// <summary>Something that Ace takes offence at.</summary>
/// <param name="File">The document in the archive.</param>
/// <param name="Rule">The rule's name, such as heading-order.</param>
/// <param name="Impact">critical, serious, moderate or minor.</param>
/// <param name="Message">What it says.</param>
/// <param name="Html">The element.</param>
public sealed record AceViolation(string File, string Rule, string Impact, string Message, string Html);

/// <summary>A font of a PDF.</summary>
/// <param name="Name">Its name, with the prefix of a subset.</param>
/// <param name="Type">Its type, such as "CID TrueType".</param>
/// <param name="Encoding">Its encoding.</param>
/// <param name="Embedded">Whether its shapes are in the file.</param>
/// <param name="Subset">Whether only the shapes that are used are.</param>
/// <param name="HasUnicode">Whether its codes lead back to characters.</param>
public sealed record PdfFont(string Name, string Type, string Encoding, bool Embedded, bool Subset, bool HasUnicode);

/// <summary>A photo as it is drawn on a page of a PDF.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Type">image, smask, mask or stencil.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Color">gray, rgb, cmyk, icc, index.</param>
/// <param name="Encoding">jpeg, image, jpx and so on.</param>
/// <param name="HorizontalResolution">Pixels an inch across, as drawn.</param>
/// <param name="VerticalResolution">Pixels an inch down, as drawn.</param>
public sealed record PdfImage(int Page, string Type, int Width, int Height, string Color, string Encoding, int HorizontalResolution, int VerticalResolution);

/// <summary>Something a file tells besides its content.</summary>
/// <param name="File">The file.</param>
/// <param name="Group">exiftool's group: IFD0, GPS, IPTC, XMP-dc, File, JFIF, PNG, ICC_Profile and so on.</param>
/// <param name="Name">The tag.</param>
/// <param name="Value">Its value.</param>
public sealed record MetadataTag(string File, string Group, string Name, string Value)
{
    /// <summary>For photos: whether it tells of the maker, the place, the time or the subject, and not only of how the pixels are kept.</summary>
    public bool IsTelling => !(Group is "ExifTool" or "File" or "JFIF" or "PNG" or "PNG-pHYs" or "Adobe" or "APP14" || Group.StartsWith("ICC", StringComparison.Ordinal)) || Name is "Comment" or "ModifyDate";

    /// <summary>One line for a failed assertion.</summary>
    public override string ToString() => $"{File}: {Group}:{Name} = {Value}";
}
