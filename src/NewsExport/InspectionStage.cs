namespace NewsExport;

/// <summary>A stage whose result can be looked at as text.</summary>
public enum InspectionStage
{
    /// <summary>The document model, and what became of each text and image of the source.</summary>
    Model,

    /// <summary>The photos as they were made ready.</summary>
    Images,

    /// <summary>The pages with every line, picture and rule at its place.</summary>
    Layout,

    /// <summary>The logical structure of the pages.</summary>
    Tags,

    /// <summary>The files of the EPUB.</summary>
    Epub,
}
