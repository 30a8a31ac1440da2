using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using NewsExport.Model;
using NewsExport.Output;

namespace NewsExport.Batch;

/// <summary>What the journal holds of an article whose files are whole.</summary>
/// <param name="Output">The name of its files below the target's folder, without extension.</param>
/// <param name="Input">The SHA-256 of its bytes.</param>
/// <param name="Options">The fingerprint of its options.</param>
/// <param name="Photos">What it asked for.</param>
/// <param name="Files">What was written.</param>
/// <param name="Findings">Rules that were met.</param>
/// <param name="Words">Its words.</param>
internal sealed record JournalEntry(
    string Output, string Input, string Options, ValueList<JournalPhoto> Photos, ValueList<JournalFile> Files, ValueList<JournalFinding> Findings, long Words);

/// <summary>A photo that was asked for.</summary>
internal sealed record JournalPhoto(string Location, string Digest);

/// <summary>A file that was written.</summary>
internal sealed record JournalFile(OutputFormat Format, long Bytes, int? Pages, string Digest);

/// <summary>A rule that was met.</summary>
internal sealed record JournalFinding(string Id, Severity Severity, int Count);

/// <summary>
/// What is done, in SQLite: an entry is there whole or not at all, whenever the process is killed, and ten thousand of them need no
/// memory. The write-ahead log is not flushed for each: after a power cut the last may be missing, and their articles are done again.
/// </summary>
internal sealed class BatchJournal : IDisposable
{
    private const int Version = 1;

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;

    private BatchJournal(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens a journal or begins one; null, with a diagnostic, if neither can be done.</summary>
    public static BatchJournal? Open(string stateFolder, DiagnosticSink sink)
    {
        string path = Path.Combine(stateFolder, "journal.db");
        try
        {
            try
            {
                return Connect(path);
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode is 11 or 26) // SQLITE_CORRUPT, SQLITE_NOTADB
            {
                sink.Report(BatchRules.JournalDamaged, SourceSpan.None);
                foreach (string ending in new[] { "", "-wal", "-shm", "-journal" }) File.Delete(path + ending);
                return Connect(path);
            }
        }
        // The last is SQLite's native library, which a machine of a rare kind lacks: a batch can do without a journal.
        catch (Exception exception) when (exception is SqliteException or DllNotFoundException or TypeInitializationException || TargetFile.IsFailure(exception))
        {
            sink.Report(BatchRules.NoJournal, SourceSpan.None, Reason(exception));
            return null;
        }
    }

    /// <summary>What is known of an article; null if nothing is, or what is there cannot be read.</summary>
    public JournalEntry? Find(string output)
    {
        lock (_lock)
        {
            try
            {
                using SqliteCommand command = _connection.CreateCommand();
                command.CommandText = "SELECT entry FROM article WHERE output = $output";
                command.Parameters.AddWithValue("$output", output);
                return command.ExecuteScalar() is string json ? JsonSerializer.Deserialize(json, JournalJson.Default.JournalEntryForm)?.ToEntry(output) : null;
            }
            catch (Exception exception) when (exception is SqliteException or JsonException or NotSupportedException)
            {
                return null;
            }
        }
    }

    /// <summary>Holds that an article's files are whole.</summary>
    /// <returns>Why it could not be held; null if it is.</returns>
    public string? Add(JournalEntry entry) => Execute(
        "INSERT INTO article (output, entry) VALUES ($output, $entry) ON CONFLICT (output) DO UPDATE SET entry = excluded.entry",
        entry.Output,
        JsonSerializer.Serialize(JournalEntryForm.Of(entry), JournalJson.Default.JournalEntryForm));

    /// <summary>Forgets an article, before its files are written anew.</summary>
    public string? Remove(string output) => Execute("DELETE FROM article WHERE output = $output", output, null);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock) _connection.Dispose();
    }

    private string? Execute(string text, string output, string? entry)
    {
        lock (_lock)
        {
            try
            {
                using SqliteCommand command = _connection.CreateCommand();
                command.CommandText = text;
                command.Parameters.AddWithValue("$output", output);
                if (entry is not null) command.Parameters.AddWithValue("$entry", entry);
                command.ExecuteNonQuery();
                return null;
            }
            catch (SqliteException exception)
            {
                return Reason(exception);
            }
        }
    }

    private static BatchJournal Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            // One process alone has the journal (see BatchLock), so that no shared memory is needed beside it.
            command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA user_version;";
            long version = Convert.ToInt64(Last(command), CultureInfo.InvariantCulture);
            // The journal of another version says nothing about this one's files.
            string fresh = version == Version ? "" : "DROP TABLE IF EXISTS article;";
            command.CommandText = fresh + $"CREATE TABLE IF NOT EXISTS article (output TEXT PRIMARY KEY NOT NULL, entry TEXT NOT NULL) WITHOUT ROWID; PRAGMA user_version = {Version};";
            command.ExecuteNonQuery();
            return new BatchJournal(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static object? Last(SqliteCommand command)
    {
        object? last = null;
        using SqliteDataReader reader = command.ExecuteReader();
        do
        {
            while (reader.Read()) last = reader.GetValue(0);
        }
        while (reader.NextResult());
        return last;
    }

    private static string Reason(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: 13 } => "the disk is full",
        SqliteException { SqliteErrorCode: 8 } => "it is read-only",
        SqliteException { SqliteErrorCode: 14 } => "its file cannot be opened",
        DllNotFoundException or TypeInitializationException => "SQLite's library is not there",
        SqliteException sqlite => string.Create(CultureInfo.InvariantCulture, $"SQLite answered {sqlite.SqliteErrorCode}"),
        _ => TargetFile.Reason(exception),
    };
}

/// <summary>The form in which the journal holds an entry.</summary>
internal sealed record JournalEntryForm(
    string Input, string Options, JournalPhoto[] Photos, JournalFile[] Files, JournalFinding[] Findings, long Words)
{
    public static JournalEntryForm Of(JournalEntry entry) => new(entry.Input, entry.Options, [.. entry.Photos], [.. entry.Files], [.. entry.Findings], entry.Words);

    // A journal is a file as any other: what is missing in it is no entry.
    public JournalEntry? ToEntry(string output) => Input is null || Options is null || Photos is null || Files is null || Findings is null
        ? null
        : new JournalEntry(output, Input, Options, [.. Photos], [.. Files], [.. Findings], Words);
}

[JsonSerializable(typeof(JournalEntryForm))]
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
internal sealed partial class JournalJson : JsonSerializerContext;
