using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>What breaks PDF/UA-1, by the conditions of the Matterhorn Protocol 1.1 that a program can decide.</summary>
public static class PdfUaRules
{
    /// <summary>The file does not say that it is tagged.</summary>
    public static readonly Rule NotMarked = new("NE5420", Severity.Error,
        "The file does not say that it is tagged.", "Write MarkInfo with Marked true.", "ISO 14289-1, 7.1; ISO 19005-2, 6.7.2.2");

    /// <summary>The file says that its tags are suspect.</summary>
    public static readonly Rule Suspects = new("NE5421", Severity.Error,
        "The file says that its tags are suspect.", "Take Suspects out of MarkInfo.", "ISO 14289-1, 7.1; Matterhorn 01-007");

    /// <summary>There is no structure tree.</summary>
    public static readonly Rule NoStructure = new("NE5422", Severity.Error,
        "There is no structure tree.", "Export it with tags.", "ISO 14289-1, 7.1; ISO 19005-2, 6.7.3.3");

    /// <summary>The language of the document is not said.</summary>
    public static readonly Rule NoLanguage = new("NE5423", Severity.Error,
        "The language of the document is not said.", "Give the edition a language.", "ISO 14289-1, 7.2; Matterhorn 11-001 to 11-006");

    /// <summary>… has the language '…', which is no language tag.</summary>
    public static readonly Rule BadLanguage = new("NE5424", Severity.Error,
        "{0} has the language '{1}', which is no language tag.", "Write a tag such as en or ko-KR.", "ISO 14289-1, 7.2; Matterhorn 11-001; ISO 19005-2, 6.7.4");

    /// <summary>The metadata have no title.</summary>
    public static readonly Rule NoTitle = new("NE5425", Severity.Error,
        "The metadata have no title.", "Give the edition a title.", "ISO 14289-1, 7.1; Matterhorn 06-003");

    /// <summary>Readers are not told to show the title in place of the file's name.</summary>
    public static readonly Rule TitleNotShown = new("NE5426", Severity.Error,
        "Readers are not told to show the title in place of the file's name.", "Write DisplayDocTitle true.", "ISO 14289-1, 7.1; Matterhorn 07-001, 07-002");

    /// <summary>The metadata do not say that the file is PDF/UA-1.</summary>
    public static readonly Rule NoUaIdentifier = new("NE5427", Severity.Error,
        "The metadata do not say that the file is PDF/UA-1.", "Write pdfuaid:part.", "ISO 14289-1, 5; Matterhorn 06-002");

    /// <summary>The structure type '…' is no standard one and is mapped to none.</summary>
    public static readonly Rule UnknownStructureType = new("NE5428", Severity.Error,
        "The structure type '{0}' is no standard one and is mapped to none.", "Map it in RoleMap.", "ISO 14289-1, 7.1; Matterhorn 02-001");

    /// <summary>The structure type '…' is mapped in a circle.</summary>
    public static readonly Rule CircularRoleMap = new("NE5429", Severity.Error,
        "The structure type '{0}' is mapped in a circle.", "Map it to a standard type.", "ISO 14289-1, 7.1; Matterhorn 02-003");

    /// <summary>The standard structure type '…' is mapped to another.</summary>
    public static readonly Rule StandardTypeRemapped = new("NE5430", Severity.Error,
        "The standard structure type '{0}' is mapped to another.", "Take it out of RoleMap.", "ISO 14289-1, 7.1; Matterhorn 02-004");

    /// <summary>On … an artifact stands inside tagged content.</summary>
    public static readonly Rule ArtifactInContent = new("NE5431", Severity.Error,
        "On {0} an artifact stands inside tagged content.", "Close the content before it.", "ISO 14289-1, 7.1; Matterhorn 01-003");

    /// <summary>On … tagged content stands inside an artifact.</summary>
    public static readonly Rule ContentInArtifact = new("NE5432", Severity.Error,
        "On {0} tagged content stands inside an artifact.", "Close the artifact before it.", "ISO 14289-1, 7.1; Matterhorn 01-004");

    /// <summary>On … the operator … paints what is neither tagged nor an artifact.</summary>
    public static readonly Rule UnmarkedContent = new("NE5433", Severity.Error,
        "On {0} the operator {1} paints what is neither tagged nor an artifact.", "Mark it.", "ISO 14289-1, 7.1; Matterhorn 01-005");

    /// <summary>On … marked content does not end where it should: ….</summary>
    public static readonly Rule UnbalancedMarks = new("NE5434", Severity.Error,
        "On {0} marked content does not end where it should: {1}.", "Balance BDC and EMC within BT and ET.", "ISO 32000-1, 14.6");

    /// <summary>On … two parts of the content have the number ….</summary>
    public static readonly Rule MarkRepeated = new("NE5435", Severity.Error,
        "On {0} two parts of the content have the number {1}.", "Number each part once.", "ISO 32000-1, 14.7.4.3");

    /// <summary>On … the marked content … stands … times in the structure tree.</summary>
    public static readonly Rule MarkNotInTree = new("NE5436", Severity.Error,
        "On {0} the marked content {1} stands {2} times in the structure tree.", "Let one element hold it.", "ISO 14289-1, 7.1; Matterhorn 01-005");

    /// <summary>The structure tree refers to the marked content … of …, which is not there.</summary>
    public static readonly Rule MarkWithoutContent = new("NE5437", Severity.Error,
        "The structure tree refers to the marked content {1} of {0}, which is not there.", "Take the reference out.", "ISO 32000-1, 14.7.4.3");

    /// <summary>The parent tree does not lead from … to the element that holds it.</summary>
    public static readonly Rule ParentTreeDiffers = new("NE5438", Severity.Error,
        "The parent tree does not lead from {0} to the element that holds it.", "Write both from one source.", "ISO 32000-1, 14.7.4.4");

    /// <summary>The structure tree is broken at …: ….</summary>
    public static readonly Rule BrokenTree = new("NE5439", Severity.Error,
        "The structure tree is broken at {0}: {1}.", "Export it again.", "ISO 32000-1, 14.7.2");

    /// <summary>The first heading is of level …, not 1.</summary>
    public static readonly Rule FirstHeadingNotFirstLevel = new("NE5440", Severity.Error,
        "The first heading is of level {0}, not 1.", "Begin with a heading of level 1.", "ISO 14289-1, 7.4.2; Matterhorn 14-002");

    /// <summary>A heading of level … follows one of level ….</summary>
    public static readonly Rule HeadingSkipped = new("NE5441", Severity.Error,
        "A heading of level {1} follows one of level {0}.", "Skip no level.", "ISO 14289-1, 7.4.2; Matterhorn 14-003");

    /// <summary>Headings with and without a level are mixed.</summary>
    public static readonly Rule MixedHeadings = new("NE5442", Severity.Error,
        "Headings with and without a level are mixed.", "Use H1 to H6, or H alone.", "ISO 14289-1, 7.4.4; Matterhorn 14-007");

    /// <summary>The figure in … has no alternative text.</summary>
    public static readonly Rule FigureWithoutAlt = new("NE5443", Severity.Error,
        "The figure in {0} has no alternative text.", "Write Alt or ActualText.", "ISO 14289-1, 7.3; Matterhorn 13-004");

    /// <summary>The figure in … does not say which part of the page it takes up.</summary>
    public static readonly Rule FigureWithoutBox = new("NE5444", Severity.Error,
        "The figure in {0} does not say which part of the page it takes up.", "Write BBox.", "ISO 32000-1, 14.8.5.4.3");

    /// <summary>In …, … stands in ….</summary>
    public static readonly Rule TableStructure = new("NE5445", Severity.Error,
        "In {0}, {1} stands in {2}.", "Put cells in rows and rows in tables.", "ISO 14289-1, 7.5; Matterhorn 09-004");

    /// <summary>The table of … is no regular grid: ….</summary>
    public static readonly Rule TableIrregular = new("NE5446", Severity.Error,
        "The table of {0} is no regular grid: {1}.", "Give each row the same number of cells, with their spans.", "ISO 14289-1, 7.5");

    /// <summary>The head cell of … does not say what it is the head of.</summary>
    public static readonly Rule HeaderCellWithoutScope = new("NE5447", Severity.Error,
        "The head cell of {0} does not say what it is the head of.", "Write Scope, or Headers in the cells.", "ISO 14289-1, 7.5; Matterhorn 15-003");

    /// <summary>In …, … stands in ….</summary>
    public static readonly Rule ListStructure = new("NE5448", Severity.Error,
        "In {0}, {1} stands in {2}.", "Put Lbl and LBody in LI and LI in L.", "ISO 14289-1, 7.6; Matterhorn 09-005");

    /// <summary>In …, … stands in ….</summary>
    public static readonly Rule ContentsStructure = new("NE5449", Severity.Error,
        "In {0}, {1} stands in {2}.", "Put TOCI in TOC.", "ISO 14289-1, 7.6; Matterhorn 09-006");

    /// <summary>The note of … has no ID.</summary>
    public static readonly Rule NoteWithoutId = new("NE5450", Severity.Error,
        "The note of {0} has no ID.", "Give each note an ID.", "ISO 14289-1, 7.9; Matterhorn 19-003");

    /// <summary>Two notes have the ID '…'.</summary>
    public static readonly Rule NoteIdRepeated = new("NE5451", Severity.Error,
        "Two notes have the ID '{0}'.", "Give each note an ID of its own.", "ISO 14289-1, 7.9; Matterhorn 19-004");

    /// <summary>A link annotation of … stands in no Link element.</summary>
    public static readonly Rule LinkOutsideTree = new("NE5452", Severity.Error,
        "A link annotation of {0} stands in no Link element.", "Refer to it by OBJR in a Link.", "ISO 14289-1, 7.18.5; Matterhorn 28-011");

    /// <summary>A link annotation of … has no description.</summary>
    public static readonly Rule LinkWithoutDescription = new("NE5453", Severity.Error,
        "A link annotation of {0} has no description.", "Write Contents.", "ISO 14289-1, 7.18.5; Matterhorn 28-012");

    /// <summary>… has annotations and does not say that Tab follows the structure.</summary>
    public static readonly Rule NoTabOrder = new("NE5454", Severity.Error,
        "{0} has annotations and does not say that Tab follows the structure.", "Write Tabs S.", "ISO 14289-1, 7.18.3; Matterhorn 28-008, 28-009");

    /// <summary>An annotation … of … stands in no Annot element.</summary>
    public static readonly Rule AnnotationOutsideTree = new("NE5455", Severity.Error,
        "An annotation {1} of {0} stands in no Annot element.", "Refer to it by OBJR in an Annot.", "ISO 14289-1, 7.18.1; Matterhorn 28-002");

    /// <summary>An annotation … of … has no description.</summary>
    public static readonly Rule AnnotationWithoutDescription = new("NE5456", Severity.Error,
        "An annotation {1} of {0} has no description.", "Write Contents.", "ISO 14289-1, 7.18.1; Matterhorn 28-004");

    /// <summary>The formula in … has no alternative text.</summary>
    public static readonly Rule FormulaWithoutAlt = new("NE5457", Severity.Error,
        "The formula in {0} has no alternative text.", "Write Alt.", "ISO 14289-1, 7.7; Matterhorn 17-002");

    /// <summary>A Link element of … leads nowhere.</summary>
    public static readonly Rule LinkWithoutAnnotation = new("NE5458", Severity.Warning,
        "A Link element of {0} leads nowhere.", "Refer to its annotation by OBJR.", "ISO 32000-1, 14.8.4.4.2");

    /// <summary>… shows a page of another file.</summary>
    public static readonly Rule ReferenceXObject = new("NE5459", Severity.Error,
        "{0} shows a page of another file.", "Put its content in.", "ISO 14289-1, 7.20; Matterhorn 30-001; ISO 19005-2, 6.2.9");

    /// <summary>The form … holds tagged content and is shown more than once.</summary>
    public static readonly Rule FormWithMarksRepeated = new("NE5460", Severity.Error,
        "The form {0} holds tagged content and is shown more than once.", "Repeat its content, or tag it where it is shown.", "ISO 14289-1, 7.20; Matterhorn 30-002");
}
