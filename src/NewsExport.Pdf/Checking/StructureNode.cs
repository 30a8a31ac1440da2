namespace NewsExport.Pdf.Checking;

/// <summary>An element of a checked file's structure tree.</summary>
internal sealed class StructureNode(int number, string type, StructureNode? parent)
{
    private List<StructureNode>? _children;

    /// <summary>The number of its object; 0 if it stands within another.</summary>
    public int Number { get; } = number;

    /// <summary>Its standard type.</summary>
    public string Type { get; } = type;

    public StructureNode? Parent { get; } = parent;

    public IReadOnlyList<StructureNode> Children => _children ?? (IReadOnlyList<StructureNode>)[];

    public int ColumnSpan { get; set; } = 1;

    public int RowSpan { get; set; } = 1;

    public bool HasScope { get; set; }

    public bool HasHeaders { get; set; }

    public bool HasAnnotation { get; set; }

    /// <summary>The page that its first content stands on; 0 if not known.</summary>
    public int Page { get; set; }

    public void Add(StructureNode child) => (_children ??= []).Add(child);
}
