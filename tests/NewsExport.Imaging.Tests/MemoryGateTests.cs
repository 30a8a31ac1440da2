namespace NewsExport.Imaging.Tests;

public class MemoryGateTests
{
    [Fact]
    public async Task No_more_is_let_in_than_there_is_room_for()
    {
        var gate = new MemoryGate(100);
        MemoryGate.Pass first = gate.Enter(70);
        Task<MemoryGate.Pass> second = Task.Run(() => gate.Enter(40));
        await Task.Delay(100);
        Assert.False(second.IsCompleted);
        first.Dispose();
        (await second.WaitAsync(TimeSpan.FromSeconds(10))).Dispose();
    }

    [Fact]
    public async Task What_is_larger_than_all_room_comes_in_alone()
    {
        var gate = new MemoryGate(100);
        MemoryGate.Pass small = gate.Enter(1);
        Task<MemoryGate.Pass> large = Task.Run(() => gate.Enter(1000));
        await Task.Delay(100);
        Assert.False(large.IsCompleted);
        small.Dispose();
        MemoryGate.Pass alone = await large.WaitAsync(TimeSpan.FromSeconds(10));
        Task<MemoryGate.Pass> next = Task.Run(() => gate.Enter(1));
        await Task.Delay(100);
        Assert.False(next.IsCompleted);
        alone.Dispose();
        (await next.WaitAsync(TimeSpan.FromSeconds(10))).Dispose();
    }

    [Fact]
    public async Task Those_that_need_more_while_they_are_inside_never_wait_for_one_another_for_ever()
    {
        var gate = new MemoryGate(100);
        int most = 0;
        int large = 0;
        Task[] all = [.. Enumerable.Range(0, 60).Select(index => Task.Factory.StartNew(() =>
        {
            using MemoryGate.Pass pass = gate.Enter(40);
            pass.Grow(index % 7 == 0 ? 300 : 30);
            if (index % 7 == 0) Interlocked.Increment(ref large);
            int now = Interlocked.Increment(ref most);
            Assert.InRange(now, 1, 2);
            Thread.Sleep(1);
            Interlocked.Decrement(ref most);
        }, TaskCreationOptions.LongRunning))];
        await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(9, large);
    }
}
