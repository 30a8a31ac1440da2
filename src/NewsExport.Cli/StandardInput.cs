namespace NewsExport.Cli;

/// <summary>An article from standard input, whose kind is told by its first characters.</summary>
internal static class StandardInput
{
    /// <summary>Reads to the end.</summary>
    /// <exception cref="UsageException">There are more bytes than the limit.</exception>
    public static ExportInput Read(Stream input, long maxBytes)
    {
        var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int count; (count = input.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > maxBytes) throw new UsageException($"Standard input has more than {maxBytes} bytes.");
        }

        ReadOnlyMemory<byte> all = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        return ExportInput.FromBytes("stdin" + ExtensionOf(all.Span), all);
    }

    private static string ExtensionOf(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> blank = [0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n'];
        int first = bytes.IndexOfAnyExcept(blank);
        ReadOnlySpan<byte> head = first < 0 ? [] : bytes[first..];
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return ".epub";
        if (head.StartsWith("{"u8)) return ".json";
        // A tag within the first kilobytes makes it a page; text may well hold a single "<".
        ReadOnlySpan<byte> start = head[..Math.Min(head.Length, 4096)];
        return head.StartsWith("<"u8) || start.IndexOf("</"u8) >= 0 || start.IndexOf("<p>"u8) >= 0 ? ".html" : ".txt";
    }
}
