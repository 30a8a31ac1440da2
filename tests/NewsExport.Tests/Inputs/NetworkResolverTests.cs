using System.Net;
using System.Net.Sockets;
using System.Text;
using NewsExport.Inputs;
using NewsExport.Model;

namespace NewsExport.Tests.Inputs;

public class NetworkResolverTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:192.168.1.1")]
    public void A_neighbour_s_address_is_not_public(string address) => Assert.False(NetworkResolver.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:2800:220:1::1")]
    public void An_address_of_the_world_is_public(string address) => Assert.True(NetworkResolver.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_server_is_asked_and_its_neighbours_are_not()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/photo.jpg";
        Task<string> request = ServeOnceAsync(listener, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nphoto");

        using (var strict = new NetworkResolver(1000, TimeSpan.FromSeconds(5)))
        {
            Assert.Equal(ResourceStatus.Unreadable, strict.Open(url).Status);
        }

        using var open = new NetworkResolver(1000, TimeSpan.FromSeconds(5), allowPrivateAddresses: true);
        ResourceResult result = open.Open(url);
        Assert.Equal(ResourceStatus.Found, result.Status);
        Assert.Equal("photo", new StreamReader(result.Content!).ReadToEnd());
        string asked = await request;
        Assert.DoesNotContain("Cookie", asked);
        Assert.DoesNotContain("Referer", asked);
        Assert.DoesNotContain("User-Agent", asked);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_refused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<string> request = ServeOnceAsync(listener, "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\nConnection: close\r\n\r\n" + new string('x', 2000));
        using var resolver = new NetworkResolver(1000, TimeSpan.FromSeconds(5), allowPrivateAddresses: true);
        ResourceResult result = resolver.Open($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        await request;
        Assert.Equal(ResourceStatus.Unreadable, result.Status);
        Assert.Equal("it is larger than 1000 bytes", result.Reason);
    }

    private static async Task<string> ServeOnceAsync(TcpListener listener, string answer)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        byte[] buffer = new byte[4096];
        int count = await stream.ReadAsync(buffer);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        return Encoding.ASCII.GetString(buffer, 0, count);
    }
}
