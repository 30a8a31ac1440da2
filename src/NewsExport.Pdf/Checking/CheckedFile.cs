using System.Globalization;
using System.Text;
using System.Text.Unicode;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>A page of a file that is checked.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Number">The number of its object.</param>
/// <param name="Dictionary">Its dictionary.</param>
/// <param name="Resources">Its resources, or those that it inherits.</param>
internal sealed record CheckedPage(int Index, int Number, PdfDictionary Dictionary, PdfDictionary Resources)
{
    public string Place => string.Create(CultureInfo.InvariantCulture, $"page {Index + 1}");
}

/// <summary>A file that is checked: its catalogue and pages, and what is found in it.</summary>
internal sealed class CheckedFile
{
    private const int MaxPages = 1_000_000;
    private const int MaxDepth = 60;

    private readonly List<CheckedPage> _pages = [];
    private readonly Dictionary<int, int> _indexes = [];

    public CheckedFile(PdfDocument pdf, Findings findings)
    {
        Pdf = pdf;
        Findings = findings;
        Catalog = pdf.Get<PdfDictionary>(pdf.Trailer, "Root") ?? PdfDictionary.Empty;
        findings.Guard("The page tree", ReadPages);
        for (int i = 0; i < _pages.Count; i++) _indexes.TryAdd(_pages[i].Number, i);
    }

    public PdfDocument Pdf { get; }

    public Findings Findings { get; }

    public PdfDictionary Catalog { get; }

    public IReadOnlyList<CheckedPage> Pages => _pages;

    /// <summary>Says of a name that people read if it is not in UTF-8 (ISO 19005-2, 6.1.8).</summary>
    public void JudgeName(string name, string place)
    {
        if (!Utf8.IsValid(Encoding.Latin1.GetBytes(name))) Findings.Report(PdfARules.NameNotUtf8, Findings.Short(name), place);
    }

    /// <summary>The page or form of an object's number, as findings name it.</summary>
    public string PlaceOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{(_indexes.TryGetValue(number, out int index) ? $"page {index + 1}" : $"object {number}")}");

    private void ReadPages()
    {
        if (Pdf.Get<PdfDictionary>(Catalog, "Pages") is not { } root)
        {
            Findings.Report(PdfFileRules.BrokenPageTree, "there is none");
            return;
        }

        var seen = new HashSet<int>();
        var open = new Stack<(PdfObject Node, PdfDictionary Resources, int Depth)>();
        open.Push((Catalog["Pages"], PdfDictionary.Empty, 0));
        while (open.TryPop(out (PdfObject Node, PdfDictionary Resources, int Depth) next))
        {
            int number = (next.Node as PdfReference)?.Number ?? 0;
            if ((number > 0 && !seen.Add(number)) || next.Depth > MaxDepth || _pages.Count >= MaxPages)
            {
                Findings.Report(PdfFileRules.BrokenPageTree, "a part of it stands in it twice");
                continue;
            }

            PdfDictionary? node;
            try
            {
                node = Pdf.Resolve(next.Node) as PdfDictionary;
            }
            catch (PdfFormatException exception)
            {
                Findings.Report(PdfFileRules.BrokenPageTree, exception.Message);
                continue;
            }

            if (node is null)
            {
                Findings.Report(PdfFileRules.BrokenPageTree, "a part of it is missing");
                continue;
            }

            PdfDictionary resources = Pdf.Get<PdfDictionary>(node, "Resources") ?? next.Resources;
            if (Pdf.Get(node, "Kids") is PdfArray kids && Pdf.Get(node, "Type") is not PdfName { Value: "Page" })
            {
                for (int i = kids.Count - 1; i >= 0; i--) open.Push((kids[i], resources, next.Depth + 1));
            }
            else _pages.Add(new CheckedPage(_pages.Count, number, node, resources));
        }

        if (_pages.Count == 0) Findings.Report(PdfFileRules.BrokenPageTree, "it has no page");
        else if (Pdf.Get<PdfNumber>(root, "Count") is not { } count || count.Value != _pages.Count)
        {
            Findings.Report(PdfFileRules.BrokenPageTree, string.Create(CultureInfo.InvariantCulture, $"it has {_pages.Count} pages and counts others"));
        }
    }
}
