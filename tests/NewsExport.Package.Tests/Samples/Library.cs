using NewsExport;
using NewsExport.Batch;

ExportResult result = await NewsExporter.ExportAsync([ExportInput.FromPath("ferry.html")], ExportTarget.InFolder("out"), new ExportOptions { Title = "Ferry" });
foreach (OutputFile file in result.Files) Console.WriteLine(Path.GetFileName(file.Path));

EditionResult read = await NewsExporter.ReadAsync([ExportInput.FromPath("ferry.html")]);
Console.WriteLine(read.Edition!.Title);

BatchReport report = await NewsBatch.RunAsync([BatchInput.FromPattern("*.html")], "batch", new BatchOptions { Export = new() { Formats = [OutputFormat.Epub] } });
Console.WriteLine($"{report.Written} written");
return result.HasErrors || report.HasErrors ? 1 : 0;
