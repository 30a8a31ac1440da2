using System.Text;
using System.Text.Json;
using NewsExport.Batch;
using NewsExport.Model;

namespace NewsExport.Cli;

/// <summary>Says what happens as JSON, one object a line (https://jsonlines.org), each with a "type".</summary>
internal sealed class JsonLines(TextWriter output)
{
    /// <summary>A finding: severity, id, message, hint, file, line, column, endLine, endColumn.</summary>
    public void Diagnostic(Diagnostic diagnostic) => Line("diagnostic", json =>
    {
        json.WriteString("severity", diagnostic.Rule.Severity.ToString().ToLowerInvariant());
        json.WriteString("id", diagnostic.Rule.Id);
        json.WriteString("message", diagnostic.Text);
        if (diagnostic.Span.File is { } file) json.WriteString("file", file);
        if (diagnostic.Span.Line == 0) return;
        json.WriteNumber("line", diagnostic.Span.Line);
        json.WriteNumber("column", diagnostic.Span.Column);
        json.WriteNumber("endLine", diagnostic.Span.EndLine);
        json.WriteNumber("endColumn", diagnostic.Span.EndColumn);
    });

    /// <summary>A file that was written.</summary>
    public void File(OutputFile file) => Line("file", json =>
    {
        json.WriteString("format", file.Format.ToString().ToLowerInvariant());
        json.WriteString("path", file.Path);
        json.WriteNumber("bytes", file.Bytes);
        if (file.Pages is { } pages) json.WriteNumber("pages", pages);
    });

    /// <summary>The end of an export.</summary>
    public void Result(ExportResult result, int exitCode) => Line("result", json =>
    {
        json.WriteNumber("exitCode", exitCode);
        json.WriteNumber("articles", result.Articles);
        json.WriteNumber("words", result.Words);
        json.WriteNumber("photos", result.Photos.DistinctBy(photo => photo.Id).Count());
        json.WriteNumber("failedInputs", result.FailedInputs);
        json.WriteNumber("charactersKept", result.Ledger.Characters(Disposition.Kept));
        json.WriteNumber("charactersChanged", result.Ledger.Characters(Disposition.Changed));
        json.WriteNumber("charactersDropped", result.Ledger.Characters(Disposition.Dropped));
    });

    /// <summary>An article of a batch that is done with: outcome, photos that it asked for, time.</summary>
    public void Article(BatchArticle article) => Line("article", json =>
    {
        json.WriteString("path", article.Path);
        json.WriteString("outcome", article.Outcome.ToString().ToLowerInvariant());
        json.WriteNumber("milliseconds", Math.Round(article.Elapsed.TotalMilliseconds));
        json.WriteNumber("words", article.Words);
        json.WriteStartArray("photos");
        foreach (string photo in article.Photos) json.WriteStringValue(photo);
        json.WriteEndArray();
        if (article.Inputs.IsEmpty) return;
        json.WriteStartArray("inputs");
        foreach (string input in article.Inputs) json.WriteStringValue(input);
        json.WriteEndArray();
    });

    /// <summary>The end of a batch.</summary>
    public void Result(BatchReport report, int exitCode) => Line("result", json =>
    {
        json.WriteNumber("exitCode", exitCode);
        json.WriteNumber("articles", report.Total);
        json.WriteNumber("written", report.Written);
        json.WriteNumber("whole", report.Whole);
        json.WriteNumber("failed", report.Failed);
        json.WriteNumber("otherShard", report.OtherShard);
        json.WriteNumber("files", report.Files);
        json.WriteNumber("bytes", report.Bytes);
        json.WriteNumber("words", report.Words);
        json.WriteNumber("milliseconds", Math.Round(report.Elapsed.TotalMilliseconds));
        json.WriteStartArray("rules");
        foreach (RuleCount rule in report.Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("severity", rule.Severity.ToString().ToLowerInvariant());
            json.WriteNumber("count", rule.Count);
            json.WriteNumber("articles", rule.Articles);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Entries("slowest", report.Slowest);
        Entries("largest", report.Largest);
        if (report.Page is { } page) json.WriteString("report", page);

        void Entries(string name, IEnumerable<BatchEntry> entries)
        {
            json.WriteStartArray(name);
            foreach (BatchEntry entry in entries)
            {
                json.WriteStartObject();
                json.WriteString("name", entry.Name);
                json.WriteNumber("bytes", entry.Bytes);
                json.WriteNumber("milliseconds", Math.Round(entry.Elapsed.TotalMilliseconds));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    });

    /// <summary>Any other line.</summary>
    public void Line(string type, Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            members(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
