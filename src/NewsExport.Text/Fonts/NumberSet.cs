using System.Runtime.InteropServices;

namespace NewsExport.Text;

/// <summary>A set of numbers that HarfBuzz fills: characters, glyphs, lookups (hb-set.h). The managed API of HarfBuzzSharp does not show it.</summary>
internal sealed class NumberSet : IDisposable
{
    // HB_SET_VALUE_INVALID: before the first, and after the last.
    private const uint None = uint.MaxValue;

    public nint Handle { get; } = Native.hb_set_create();

    public bool IsEmpty => Native.hb_set_get_population(Handle) == 0;

    public bool Contains(uint number) => Native.hb_set_has(Handle, number) != 0;

    public IEnumerable<uint> Numbers()
    {
        for (uint number = None; Native.hb_set_next(Handle, ref number) != 0;) yield return number;
    }

    public void Dispose() => Native.hb_set_destroy(Handle);

    private static class Native
    {
        private const string Library = "libHarfBuzzSharp";

        [DllImport(Library)]
        public static extern nint hb_set_create();

        [DllImport(Library)]
        public static extern void hb_set_destroy(nint set);

        [DllImport(Library)]
        public static extern uint hb_set_get_population(nint set);

        [DllImport(Library)]
        public static extern int hb_set_has(nint set, uint value);

        [DllImport(Library)]
        public static extern int hb_set_next(nint set, ref uint value);
    }
}
