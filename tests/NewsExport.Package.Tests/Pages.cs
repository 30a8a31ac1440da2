namespace NewsExport.Package.Tests;

internal static class Pages
{
    public static string Of(string headline, string? photo = null) => $"""
        <!doctype html><html lang="en"><head><title>{headline}</title></head><body><article><h1>{headline}</h1>
        <p>The ferry left an hour late on Monday because of fog, and came back with twelve passengers and a goat on board.</p>
        {(photo is null ? "" : $"<p><img src=\"{photo}\" alt=\"A quay\"></p>")}
        <p>It will sail again on Thursday, weather and goat permitting.</p></article></body></html>
        """;
}
