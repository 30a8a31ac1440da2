using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Imaging.Tests;

public sealed class PhotoCacheTests : IDisposable
{
    private static readonly ImageTarget Screen = ImageTarget.For(Profile.Screen);
    private static readonly EncodedPhoto Photo = new([1, 2, 3, 10, 4, 5], "image/jpeg", 40, 30, ImageColor.Cmyk, IsOriginal: false) { Ink = 280 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string[] Entries => [.. Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)];

    [Fact]
    public void What_was_kept_is_found_again_by_another_process()
    {
        Open().Keep("aa", Photo);
        EncodedPhoto found = Open().Find("aa")!;
        Assert.Equal(Photo.Bytes, found.Bytes);
        Assert.Equal(Photo, found with { Bytes = Photo.Bytes });
        Assert.Null(Open().Find("ab"));
    }

    [Fact]
    public void Another_target_or_profile_has_entries_of_its_own()
    {
        Open().Keep("aa", Photo);
        Assert.Null(new PhotoCache(_folder.Path, Screen with { JpegQuality = 81 }, new ImagingOptions()).Find("aa"));
        Assert.Null(new PhotoCache(_folder.Path, Screen with { MaxWidth = 81 }, new ImagingOptions()).Find("aa"));
        Assert.Null(new PhotoCache(_folder.Path, ImageTarget.For(Profile.Print), new ImagingOptions()).Find("aa"));
        Assert.Null(new PhotoCache(_folder.Path, Screen, new ImagingOptions { PrintProfile = new byte[] { 1 } }).Find("aa"));
    }

    [Fact]
    public void An_entry_with_any_byte_changed_cut_or_added_is_none()
    {
        Open().Keep("aa", Photo);
        string path = Assert.Single(Entries);
        byte[] whole = File.ReadAllBytes(path);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = [.. whole];
            damaged[i] ^= 1;
            File.WriteAllBytes(path, damaged);
            Assert.Null(Open().Find("aa"));
        }

        foreach (byte[] other in new[] { [], whole[..1], whole[..64], whole[..65], whole[..^1], [.. whole, 0] })
        {
            File.WriteAllBytes(path, other);
            Assert.Null(Open().Find("aa"));
        }

        File.WriteAllBytes(path, whole);
        Assert.NotNull(Open().Find("aa"));
    }

    [Fact]
    public void An_entry_under_another_name_is_none()
    {
        Open().Keep("aa", Photo);
        string path = Assert.Single(Entries);
        Open().Keep("bb", Photo);
        File.Copy(path, Entries.Single(entry => entry != path), overwrite: true);
        Assert.Null(Open().Find("bb"));
    }

    [Fact]
    public void Many_may_keep_the_same_photo_at_once_and_leave_nothing_unfinished()
    {
        Parallel.For(0, 40, index =>
        {
            PhotoCache cache = Open();
            cache.Keep("aa", Photo);
            Assert.NotNull(cache.Find("aa"));
            Assert.False(cache.IsUnusable);
        });
        Assert.Single(Entries);
    }

    [Fact]
    public void A_second_run_gives_the_same_bytes_and_a_damaged_entry_is_made_anew()
    {
        var options = new ImagingOptions { CacheFolder = _folder.Path };
        byte[] photo = Shots.Jpeg(2000, 1500);
        byte[] first = Shots.Develop(photo, options: options).Bytes;
        string path = Assert.Single(Entries);
        byte[] entry = File.ReadAllBytes(path);
        Assert.Equal(first, Shots.Develop(photo, options: options).Bytes);
        File.WriteAllBytes(path, entry[..^10]);
        Assert.Equal(first, Shots.Develop(photo, options: options).Bytes);
        Assert.Equal(entry, File.ReadAllBytes(path));
    }

    [Fact]
    public void What_the_cache_holds_is_not_made_again()
    {
        var options = new ImagingOptions { CacheFolder = _folder.Path };
        byte[] photo = Shots.Jpeg();
        Shots.Develop(photo, options: options);
        string key = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(photo));
        var planted = new EncodedPhoto(Shots.Jpeg(8, 6), "image/jpeg", 8, 6, ImageColor.Rgb);
        new PhotoCache(_folder.Path, Screen, options).Keep(key, planted);
        Assert.Equal(planted.Bytes, Shots.Develop(photo, options: options).Bytes);
    }

    [Fact]
    public void A_bad_photo_is_bad_again_and_leaves_no_entry()
    {
        var options = new ImagingOptions { CacheFolder = _folder.Path };
        for (int run = 0; run < 2; run++) Assert.Same(ImagingRules.Damaged, Assert.Single(Shots.Develop(Shots.Jpeg()[..4000], options: options).Findings).Rule);
        Assert.Empty(Entries);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_said_once_and_the_photo_is_made_all_the_same()
    {
        _folder.Write("file", "This is no folder.");
        Shots.Developed developed = Shots.Develop(Shots.Jpeg(), options: new ImagingOptions { CacheFolder = Path.Combine(_folder.Path, "file") });
        Assert.NotNull(developed.Asset);
        Assert.Same(ImagingRules.CacheUnusable, Assert.Single(developed.Findings).Rule);
        Assert.Throws<ArgumentException>(() => new ImagingOptions { CacheFolder = "cache" });
    }

    private PhotoCache Open() => new(_folder.Path, Screen, new ImagingOptions());
}
