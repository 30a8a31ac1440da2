namespace NewsExport.Imaging;

/// <summary>
/// Lets photos in while there is memory for them. A photo that needs more than there is at all waits until it is alone, so that
/// each has its turn.
/// </summary>
/// <param name="limit">Bytes, above 0.</param>
internal sealed class MemoryGate(long limit)
{
    private readonly object _lock = new();
    private readonly LinkedList<object> _waiting = [];
    private long _used;
    private int _running;

    /// <summary>Waits for room; disposing of the pass gives it back.</summary>
    public Pass Enter(long bytes)
    {
        var pass = new Pass(this);
        lock (_lock) Wait(pass, bytes, isInside: false);
        return pass;
    }

    private void Wait(Pass pass, long bytes, bool isInside)
    {
        // Those inside go first: they hold what others wait for.
        LinkedListNode<object> place = isInside ? _waiting.AddFirst(pass) : _waiting.AddLast(pass);
        if (isInside) _running--;
        Monitor.PulseAll(_lock);
        while (_waiting.First != place || (_used + bytes > limit && _running > 0)) Monitor.Wait(_lock);
        _waiting.Remove(place);
        _running++;
        _used += bytes;
        pass.Bytes += bytes;
        Monitor.PulseAll(_lock);
    }

    /// <summary>Room for one photo.</summary>
    public sealed class Pass(MemoryGate gate) : IDisposable
    {
        internal long Bytes { get; set; }

        /// <summary>Waits for more room; what is held is kept.</summary>
        public void Grow(long bytes)
        {
            lock (gate._lock) gate.Wait(this, bytes, isInside: true);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            lock (gate._lock)
            {
                gate._used -= Bytes;
                gate._running--;
                Bytes = 0;
                Monitor.PulseAll(gate._lock);
            }
        }
    }
}
