using System.Text.RegularExpressions;
using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Checking;

/// <summary>Reads a document of the publication from start to end: its names, where its links lead, and what it must not hold.</summary>
internal static partial class DocumentScan
{
    private static readonly HashSet<string> Active = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "form", "input", "button", "select", "textarea", "iframe", "frame", "object", "embed", "applet", "portal", "base", "foreignObject",
        "handler", "listener", "animate", "set", "animateTransform", "animateMotion",
    };

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "src", "srcset", "poster", "data", "action", "formaction", "cite", "background", "longdesc", "manifest", "codebase", "classid", "ping", "imagesrcset",
        "base",
    };

    /// <summary>Settings under which no document can fetch, swell or hide anything.</summary>
    public static XmlReader Reader(Stream content, InspectionLimits limits) => XmlReader.Create(content, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Parse,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
        MaxCharactersInDocument = limits.MaxDocumentBytes,
        CloseInput = false,
    });

    /// <summary>Looks through a document.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="file">Its name in the archive.</param>
    /// <param name="limits">Limits.</param>
    /// <param name="ids">Gets its names.</param>
    /// <param name="references">Gets where it leads within the publication.</param>
    /// <param name="findings">Gets what is wrong.</param>
    public static void Run(Stream content, string file, InspectionLimits limits, HashSet<string> ids, List<InternalReference> references, Findings findings)
    {
        using XmlReader reader = Reader(content, limits);
        var at = (IXmlLineInfo)reader;
        bool isStyle = false;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.DocumentType:
                    if (reader.Value.Length > 0) findings.Report(InspectionRules.NotWellFormed, file, at, "it declares entities or elements of its own");
                    break;
                case XmlNodeType.ProcessingInstruction:
                    findings.Report(InspectionRules.ActiveContent, file, at, $"The instruction '{reader.Name}'");
                    break;
                case XmlNodeType.Element:
                    isStyle = reader.LocalName == "style" && !reader.IsEmptyElement;
                    Element(reader, at, file, ids, references, findings);
                    break;
                case XmlNodeType.EndElement:
                    isStyle = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when isStyle:
                    Css(reader.Value, file, new SourceSpan(file, at.LineNumber, at.LinePosition), references, findings);
                    break;
            }
        }
    }

    /// <summary>Looks through CSS for what it fetches.</summary>
    public static void Css(string css, string file, SourceSpan place, List<InternalReference> references, Findings findings)
    {
        if (Content.StylesheetCheck.FirstFetch(css) is not { } fetch) return;
        MatchCollection matches = FetchPattern().Matches(css);
        if (matches.Count == 0 || fetch.Contains('\\', StringComparison.Ordinal)) findings.Report(InspectionRules.RemoteResource, place, fetch);
        foreach (Match match in matches)
        {
            if (Reference.Check(match.Groups[1].Value, file, isLink: false, place, findings) is { } reference) references.Add(reference);
        }
    }

    private static void Element(XmlReader reader, IXmlLineInfo at, string file, HashSet<string> ids, List<InternalReference> references, Findings findings)
    {
        string element = reader.LocalName;
        if (Active.Contains(element)) findings.Report(InspectionRules.ActiveContent, file, at, $"The element '{element}'");
        if (element == "metadata" && reader.NamespaceURI == "http://www.w3.org/2000/svg") findings.Report(InspectionRules.PhotoTells, file, at, "metadata");
        bool isLink = element is "a" or "area";
        if (!reader.MoveToFirstAttribute()) return;
        do
        {
            if (reader.NamespaceURI == "http://www.w3.org/2000/xmlns/") continue;
            string name = reader.LocalName;
            var place = new SourceSpan(file, at.LineNumber, at.LinePosition);
            if (name == "id" && !ids.Add(reader.Value)) findings.Report(InspectionRules.DuplicateId, place, reader.Value);
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) && reader.NamespaceURI.Length == 0) findings.Report(InspectionRules.ActiveContent, place, $"The attribute '{name}'");
            if (name == "http-equiv" && reader.Value.Trim().Equals("refresh", StringComparison.OrdinalIgnoreCase)) findings.Report(InspectionRules.ActiveContent, place, "A page that leads on by itself");
            if (name == "style") Css($"x {{ {reader.Value} }}", file, place, references, findings);
            if (!Addresses.Contains(name)) continue;
            foreach (string address in name.EndsWith("srcset", StringComparison.OrdinalIgnoreCase) ? reader.Value.Split(',').Select(part => part.Trim().Split(' ')[0]) : [reader.Value])
            {
                if (Reference.Check(address, file, isLink || name == "cite", place, findings) is { } reference) references.Add(reference);
            }
        }
        while (reader.MoveToNextAttribute());
        reader.MoveToElement();
    }

    [GeneratedRegex("""(?:url\(|@import(?!\s*url\()|src\(|image-set\()\s*["']?([^"')\s;]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FetchPattern();
}
