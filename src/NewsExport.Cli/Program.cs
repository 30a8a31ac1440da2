using NewsExport.Cli;

return await CommandLine.RunAsync(args, Terminal.OfProcess());
