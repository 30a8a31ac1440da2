using NewsExport.Cli;

NativeMemory.KeepForReuse();
return await CommandLine.RunAsync(args, Terminal.OfProcess());
