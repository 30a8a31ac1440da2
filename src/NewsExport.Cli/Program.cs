using NewsExport.Cli;

NativeMemory.KeepForReuse();
// Some threads wait for others: for pages to be laid out, for a photo within libvips. Who does the work is not to wait for the pool to notice, which takes half a second.
ThreadPool.GetMinThreads(out int workers, out int completions);
ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + 2), completions);
return await CommandLine.RunAsync(args, Terminal.OfProcess());
