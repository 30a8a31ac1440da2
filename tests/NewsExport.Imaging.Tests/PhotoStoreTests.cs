using NewsExport.Model;

namespace NewsExport.Imaging.Tests;

public class PhotoStoreTests
{
    [Fact]
    public void What_memory_has_no_room_for_is_kept_in_files_that_go_with_the_store()
    {
        var store = new PhotoStore(mostInMemory: 10);
        StoredPhoto small = store.Keep(Photo(1, 8));
        StoredPhoto large = store.Keep(Photo(2, 100));
        StoredPhoto again = store.Keep(Photo(2, 100));
        Assert.Equal(Photo(1, 8).Bytes, small.Content.ReadAll().ToArray());
        Assert.Equal(Photo(2, 100).Bytes, large.Content.ReadAll().ToArray());
        Assert.Equal(large.Hash, again.Hash);
        string file;
        using (var stream = Assert.IsType<FileStream>(large.Content.OpenRead())) file = stream.Name;
        Assert.Equal(100, large.Content.Length);
        Assert.EndsWith(large.Hash, file, StringComparison.Ordinal);
        store.Dispose();
        Assert.False(Directory.Exists(Path.GetDirectoryName(file)));
        store.Dispose();
    }

    [Fact]
    public void Photos_that_several_threads_bring_at_once_are_whole()
    {
        using var store = new PhotoStore(mostInMemory: 0);
        Parallel.For(0, 200, index => Assert.Equal(Photo((byte)(index % 3), 5000).Bytes, store.Keep(Photo((byte)(index % 3), 5000)).Content.ReadAll().ToArray()));
    }

    private static EncodedPhoto Photo(byte value, int length) => new([.. Enumerable.Repeat(value, length)], "image/jpeg", 1, 1, ImageColor.Rgb);
}
