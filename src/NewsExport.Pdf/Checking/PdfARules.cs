using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>What breaks PDF/A-2a (ISO 19005-2, level A).</summary>
public static class PdfARules
{
    /// <summary>The metadata do not say that the file is PDF/A-2a, but '…'.</summary>
    public static readonly Rule NoPdfAIdentifier = new("NE5501", Severity.Error,
        "The metadata do not say that the file is PDF/A-2a, but '{0}'.", "Write pdfaid:part 2 and pdfaid:conformance A.", "ISO 19005-2, 6.6.4");

    /// <summary>The metadata packet is missing or broken: ….</summary>
    public static readonly Rule NoMetadata = new("NE5502", Severity.Error,
        "The metadata packet is missing or broken: {0}.", "Export it again.", "ISO 19005-2, 6.6.2.1; Matterhorn 06-001");

    /// <summary>The metadata packet is packed, so that other programs do not find it.</summary>
    public static readonly Rule MetadataFiltered = new("NE5503", Severity.Warning,
        "The metadata packet is packed, so that other programs do not find it.", "Write it without a filter.", "ISO 19005-1, 6.7.2");

    /// <summary>The information dictionary says of … '…', the metadata packet '…'.</summary>
    public static readonly Rule InfoDiffers = new("NE5504", Severity.Error,
        "The information dictionary says of {0} '{1}', the metadata packet '{2}'.", "Let both say the same.", "ISO 19005-2, 6.6.3");

    /// <summary>The metadata property … is neither predefined nor described.</summary>
    public static readonly Rule UndescribedProperty = new("NE5505", Severity.Error,
        "The metadata property {0} is neither predefined nor described.", "Describe it by an extension schema.", "ISO 19005-2, 6.6.2.3.1");

    /// <summary>… is used and no output intent of its kind says what it looks like.</summary>
    public static readonly Rule NoOutputIntent = new("NE5506", Severity.Error,
        "{0} is used and no output intent of its kind says what it looks like.", "Write an output intent with an ICC profile.", "ISO 19005-2, 6.2.4.3");

    /// <summary>The ICC profile of object … is not valid: ….</summary>
    public static readonly Rule BadProfile = new("NE5507", Severity.Error,
        "The ICC profile of object {0} is not valid: {1}.", "Use another profile.", "ISO 19005-2, 6.2.3, 6.2.4.2");

    /// <summary>The font … is not embedded.</summary>
    public static readonly Rule FontNotEmbedded = new("NE5510", Severity.Error,
        "The font {0} is not embedded.", "Embed it.", "ISO 19005-2, 6.2.11.4.1; Matterhorn 31-009");

    /// <summary>The embedded font … cannot be read: ….</summary>
    public static readonly Rule FontDamaged = new("NE5511", Severity.Error,
        "The embedded font {0} cannot be read: {1}.", "Use another font.", "ISO 19005-2, 6.2.11.2");

    /// <summary>The font … gives code … the width …, its program ….</summary>
    public static readonly Rule WidthsDiffer = new("NE5512", Severity.Error,
        "The font {0} gives code {1} the width {2}, its program {3}.", "Write the widths of the program.", "ISO 19005-2, 6.2.11.5; Matterhorn 31-016");

    /// <summary>The font … does not say which glyphs its codes are.</summary>
    public static readonly Rule NoGlyphMap = new("NE5513", Severity.Error,
        "The font {0} does not say which glyphs its codes are.", "Write CIDToGIDMap.", "ISO 19005-2, 6.2.11.3.2; Matterhorn 31-006");

    /// <summary>The font … does not say what its codes mean.</summary>
    public static readonly Rule NoUnicode = new("NE5514", Severity.Error,
        "The font {0} does not say what its codes mean.", "Write ToUnicode.", "ISO 19005-2, 6.2.11.7.2; Matterhorn 31-027");

    /// <summary>On … code … of the font … is shown, and nothing says what it means.</summary>
    public static readonly Rule CodeWithoutUnicode = new("NE5515", Severity.Error,
        "On {0} code {2} of the font {1} is shown, and nothing says what it means.", "Write it in ToUnicode, or ActualText beside it.", "ISO 19005-2, 6.2.11.7.2; Matterhorn 10-001");

    /// <summary>The font … maps code … to …, which is no character.</summary>
    public static readonly Rule BadUnicode = new("NE5516", Severity.Error,
        "The font {0} maps code {1} to {2}, which is no character.", "Map it to what it means.", "ISO 19005-2, 6.2.11.7.2; Matterhorn 31-028, 31-029");

    /// <summary>On … the font … shows its sign for a missing character.</summary>
    public static readonly Rule NotdefShown = new("NE5517", Severity.Error,
        "On {0} the font {1} shows its sign for a missing character.", "Use a font that has the character.", "ISO 19005-2, 6.2.11.8; Matterhorn 31-030");

    /// <summary>On … the font … shows code …, for which its program has no glyph.</summary>
    public static readonly Rule GlyphMissing = new("NE5518", Severity.Error,
        "On {0} the font {1} shows code {2}, for which its program has no glyph.", "Embed the glyph.", "ISO 19005-2, 6.2.11.4.1; Matterhorn 31-011");

    /// <summary>The stream of object … uses the filter ….</summary>
    public static readonly Rule ForbiddenFilter = new("NE5520", Severity.Error,
        "The stream of object {0} uses the filter {1}.", "Use FlateDecode.", "ISO 19005-2, 6.1.7.2");

    /// <summary>… has an action ….</summary>
    public static readonly Rule ForbiddenAction = new("NE5521", Severity.Error,
        "{0} has an action {1}.", "Take it out.", "ISO 19005-2, 6.5.1");

    /// <summary>… has actions that run by themselves.</summary>
    public static readonly Rule TriggeredAction = new("NE5522", Severity.Error,
        "{0} has actions that run by themselves.", "Take AA out.", "ISO 19005-2, 6.5.2");

    /// <summary>… holds another file.</summary>
    public static readonly Rule EmbeddedFile = new("NE5523", Severity.Error,
        "{0} holds another file.", "Take it out.", "ISO 19005-2, 6.8");

    /// <summary>… uses transparency, and neither a group nor an output intent says in which colours.</summary>
    public static readonly Rule TransparencyWithoutSpace = new("NE5524", Severity.Error,
        "{0} uses transparency, and neither a group nor an output intent says in which colours.", "Write a Group with CS.", "ISO 19005-2, 6.2.10");

    /// <summary>An annotation … of … has flags …: it must print and not hide.</summary>
    public static readonly Rule AnnotationFlags = new("NE5525", Severity.Error,
        "An annotation {1} of {0} has flags {2}: it must print and not hide.", "Set Print alone.", "ISO 19005-2, 6.3.2");

    /// <summary>… has an annotation ….</summary>
    public static readonly Rule ForbiddenAnnotation = new("NE5526", Severity.Error,
        "{0} has an annotation {1}.", "Take it out.", "ISO 19005-2, 6.3.1");

    /// <summary>… has ….</summary>
    public static readonly Rule TooLong = new("NE5527", Severity.Error,
        "{0} has {1}.", "Keep to the limits.", "ISO 19005-2, 6.1.13");

    /// <summary>The image of object … has the entry ….</summary>
    public static readonly Rule ForbiddenImageEntry = new("NE5528", Severity.Error,
        "The image of object {0} has the entry {1}.", "Take it out.", "ISO 19005-2, 6.2.8");

    /// <summary>Object … is ….</summary>
    public static readonly Rule ForbiddenXObject = new("NE5529", Severity.Error,
        "Object {0} is {1}.", "Take it out.", "ISO 19005-2, 6.2.9");

    /// <summary>The stream of object … stands in another file.</summary>
    public static readonly Rule ExternalStream = new("NE5530", Severity.Error,
        "The stream of object {0} stands in another file.", "Put it in.", "ISO 19005-2, 6.1.7.1");

    /// <summary>On … the operator '…' is not known.</summary>
    public static readonly Rule UnknownOperator = new("NE5531", Severity.Error,
        "On {0} the operator '{1}' is not known.", "Export it again.", "ISO 19005-2, 6.2.2");

    /// <summary>On … the resource … is not there.</summary>
    public static readonly Rule MissingResource = new("NE5532", Severity.Error,
        "On {0} the resource {1} is not there.", "Export it again.", "ISO 19005-2, 6.2.2");

    /// <summary>An annotation … of … has no appearance.</summary>
    public static readonly Rule AnnotationWithoutAppearance = new("NE5533", Severity.Error,
        "An annotation {1} of {0} has no appearance.", "Write AP.", "ISO 19005-2, 6.3.3");

    /// <summary>… uses the blend mode '…'.</summary>
    public static readonly Rule ForbiddenBlendMode = new("NE5534", Severity.Error,
        "{0} uses the blend mode '{1}'.", "Use a standard one.", "ISO 19005-2, 6.2.10");

    /// <summary>… sets … in its graphics state.</summary>
    public static readonly Rule TransferFunction = new("NE5535", Severity.Error,
        "{0} sets {1} in its graphics state.", "Take it out.", "ISO 19005-2, 6.2.5");

    /// <summary>The optional content has ….</summary>
    public static readonly Rule OptionalContent = new("NE5536", Severity.Error,
        "The optional content has {0}.", "Name each configuration and take AS out.", "ISO 19005-2, 6.9; ISO 14289-1, 7.10; Matterhorn 20-001, 20-003");

    /// <summary>On … the font … shows code …, whose character is a private one, and nothing beside it says what it means.</summary>
    public static readonly Rule PrivateCharacter = new("NE5537", Severity.Error,
        "On {0} the font {1} shows code {2}, whose character is a private one, and nothing beside it says what it means.", "Write ActualText beside it.", "ISO 19005-2, 6.2.11.7.3");

    /// <summary>… has the entry ….</summary>
    public static readonly Rule ForbiddenEntry = new("NE5538", Severity.Error,
        "{0} has the entry {1}.", "Take it out.", "ISO 19005-2, 6.1.12, 6.4.1, 6.4.2, 6.10, 6.11");

    /// <summary>The content of … has no resources of its own.</summary>
    public static readonly Rule InheritedResources = new("NE5539", Severity.Error,
        "The content of {0} has no resources of its own.", "Write Resources beside it.", "ISO 19005-2, 6.2.2");

    /// <summary>… asks for the rendering intent '…'.</summary>
    public static readonly Rule UnknownIntent = new("NE5540", Severity.Error,
        "{0} asks for the rendering intent '{1}'.", "Use a standard one.", "ISO 19005-2, 6.2.6");

    /// <summary>The bytes of the stream of object … do not stand on lines of their own.</summary>
    public static readonly Rule StreamLines = new("NE5541", Severity.Error,
        "The bytes of the stream of object {0} do not stand on lines of their own.", "End the line before them with a line feed, and them with an end of line.", "ISO 19005-2, 6.1.7.1");

    /// <summary>The name '…' of … is not in UTF-8.</summary>
    public static readonly Rule NameNotUtf8 = new("NE5542", Severity.Error,
        "The name '{0}' of {1} is not in UTF-8.", "Write it in UTF-8.", "ISO 19005-2, 6.1.8");

    /// <summary>The appearance of an annotation … of … is not one picture under N.</summary>
    public static readonly Rule BadAppearance = new("NE5543", Severity.Error,
        "The appearance of an annotation {1} of {0} is not one picture under N.", "Write N alone.", "ISO 19005-2, 6.3.3");

    /// <summary>The extension schema '…' of the metadata has no valid ….</summary>
    public static readonly Rule BadExtension = new("NE5544", Severity.Error,
        "The extension schema '{0}' of the metadata has no valid {1}.", "Write each field, under the prefix that the standard gives.", "ISO 19005-2, 6.6.2.3.3");
}
