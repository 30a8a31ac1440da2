using System.Globalization;
using System.Net;
using System.Text;

namespace NewsExport.Batch;

/// <summary>The report of a batch as a page. It carries no script, calls nobody and names no folder of this machine.</summary>
internal static class BatchPage
{
    /// <summary>What tells a report from any other page of that name.</summary>
    public const string Mark = "<meta name=\"generator\" content=\"NewsExport batch\">";

    private const string Style = """
        body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}
        h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}
        table{border-collapse:collapse;width:100%}
        th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #d5d5d5;vertical-align:top;overflow-wrap:anywhere}
        td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        @media (prefers-color-scheme:dark){body{color:#e8e8e8;background:#161616}th,td{border-color:#444}}
        """;

    public static string Write(BatchReport report)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">").Append(Mark)
            .Append("<meta name=\"viewport\" content=\"width=device-width\"><title>Report of a batch</title><style>")
            .Append(Style).Append("</style></head><body>\n<h1>Report of a batch</h1>\n");
        Table(page, "Articles", ["", "#Number"],
        [
            ["Found", Number(report.Total)],
            ["Written", Number(report.Written)],
            ["Whole already", Number(report.Whole)],
            ["Failed", Number(report.Failed)],
            ["Of other shards", Number(report.OtherShard)],
            ["Words", Number(report.Words)],
            ["Size of all files", Size(report.Bytes)],
            ["Time", Time(report.Elapsed)],
        ]);
        if (!report.Diagnostics.IsEmpty) Table(page, "The batch as a whole", ["Finding"], report.Diagnostics.Select(finding => new[] { $"{finding.Rule.Id}: {finding.Text}" }));
        if (!report.Failures.IsEmpty)
        {
            Table(page, "Failed", ["Article", "Why"], report.Failures.Select(failure => new[] { failure.Name, failure.Reason }));
            if (report.Failed > report.Failures.Count) page.Append(CultureInfo.InvariantCulture, $"<p>… and {report.Failed - report.Failures.Count:N0} more.</p>\n");
        }

        Table(page, "Findings by rule", ["Rule", "Severity", "#Findings", "#Articles"],
            report.Rules.Select(rule => new[] { rule.Id, rule.Severity.ToString().ToLowerInvariant(), Number(rule.Count), Number(rule.Articles) }));
        Table(page, "Slowest", ["Article", "#Time"], report.Slowest.Select(entry => new[] { entry.Name, Time(entry.Elapsed) }));
        Table(page, "Largest", ["Article", "#Size"], report.Largest.Select(entry => new[] { entry.Name, Size(entry.Bytes) }));
        return page.Append("</body></html>\n").ToString();
    }

    // A head that begins with # stands over numbers.
    private static void Table(StringBuilder page, string title, string[] heads, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        page.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(title)}</h2>\n");
        if (all.Length == 0)
        {
            page.Append("<p>None.</p>\n");
            return;
        }

        page.Append("<table><thead><tr>");
        foreach (string head in heads) page.Append(head.StartsWith('#') ? "<th class=\"n\" scope=\"col\">" : "<th scope=\"col\">").Append(WebUtility.HtmlEncode(head.TrimStart('#'))).Append("</th>");
        page.Append("</tr></thead><tbody>\n");
        foreach (string[] row in all)
        {
            page.Append("<tr>");
            for (int column = 0; column < row.Length; column++)
            {
                page.Append(heads[column].StartsWith('#') ? "<td class=\"n\">" : "<td>").Append(WebUtility.HtmlEncode(row[column])).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</tbody></table>\n");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(TimeSpan time) => time.TotalSeconds < 100
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s");

    private static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB");
}
