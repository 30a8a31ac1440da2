using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Checking;

/// <summary>What container and package document say.</summary>
internal sealed class PackageScan
{
    private const string Opf = "http://www.idpf.org/2007/opf";

    /// <summary>The manifest: each file of the archive with its media type.</summary>
    public Dictionary<string, string> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>The files of the spine.</summary>
    public List<string> Spine { get; } = [];

    /// <summary>The path of the package document; null if the container leads to none.</summary>
    public static string? Container(Stream content, InspectionLimits limits)
    {
        string? path = null;
        using XmlReader reader = DocumentScan.Reader(content, limits);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "rootfile" } && reader.GetAttribute("media-type") == "application/oebps-package+xml") path ??= reader.GetAttribute("full-path");
        }

        return path;
    }

    public static PackageScan Run(Stream content, string file, InspectionLimits limits, Findings findings)
    {
        var package = new PackageScan();
        var fileOfId = new Dictionary<string, string>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        int navigations = 0;
        using XmlReader reader = DocumentScan.Reader(content, limits);
        var at = (IXmlLineInfo)reader;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Text) Text(reader.Value, file, at, findings);
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.GetAttribute("id") is { } id && !ids.Add(id)) findings.Report(InspectionRules.DuplicateId, file, at, id);
            if (reader.NamespaceURI != Opf) continue;
            if (reader.LocalName == "item")
            {
                var place = new SourceSpan(file, at.LineNumber, at.LinePosition);
                string href = reader.GetAttribute("href") ?? "";
                string type = reader.GetAttribute("media-type") ?? "";
                if (reader.GetAttribute("properties")?.Split(' ').Contains("nav") == true) navigations++;
                if (Reference.Check(href, file, isLink: false, place, findings) is not { } reference) continue;
                if (!package.Items.TryAdd(reference.Path, type)) findings.Report(InspectionRules.BadPackage, place, $"'{href}' stands twice in the manifest");
                if (reader.GetAttribute("id") is { } name) fileOfId.TryAdd(name, reference.Path);
                else findings.Report(InspectionRules.BadPackage, place, $"the item '{href}' has no id");
            }
            else if (reader.LocalName == "itemref")
            {
                string idref = reader.GetAttribute("idref") ?? "";
                if (!fileOfId.TryGetValue(idref, out string? target)) findings.Report(InspectionRules.BadPackage, file, at, $"the spine leads to '{idref}', which is no item");
                else if (package.Spine.Contains(target)) findings.Report(InspectionRules.BadPackage, file, at, $"the spine leads to '{idref}' twice");
                else if (package.Items[target] is not ("application/xhtml+xml" or "image/svg+xml")) findings.Report(InspectionRules.BadPackage, file, at, $"'{target}' stands in the spine and is no page");
                else package.Spine.Add(target);
            }
            else if (reader.LocalName == "link" && reader.GetAttribute("href") is { } href)
            {
                Reference.Check(href, file, isLink: true, new SourceSpan(file, at.LineNumber, at.LinePosition), findings);
            }
        }

        if (package.Spine.Count == 0) findings.Report(InspectionRules.BadPackage, new SourceSpan(file), "the spine holds no page");
        if (navigations != 1) findings.Report(InspectionRules.BadPackage, new SourceSpan(file), $"{navigations} items are the navigation document");
        return package;
    }

    private static void Text(string text, string file, IXmlLineInfo at, Findings findings)
    {
        if (text.StartsWith("file:", StringComparison.OrdinalIgnoreCase)) findings.Report(InspectionRules.LocalPath, file, at, text);
        else if (text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && TrackingParameters.FirstIn(text) is { } parameter) findings.Report(InspectionRules.Tracking, file, at, parameter);
    }
}
