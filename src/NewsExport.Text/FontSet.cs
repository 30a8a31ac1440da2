namespace NewsExport.Text;

/// <summary>The fonts that an export may use. Immutable; safe to share between threads.</summary>
public sealed class FontSet;
