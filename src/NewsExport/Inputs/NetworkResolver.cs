using System.Net;
using System.Net.Sockets;
using NewsExport.Model;

namespace NewsExport.Inputs;

/// <summary>
/// Asks on the network, once the user allowed it: http and https only, public addresses only (a page must not make this machine
/// ask its neighbours), a bounded number of bytes in a bounded time, without cookies, referrer or a name.
/// </summary>
internal sealed class NetworkResolver : IResourceResolver, IDisposable
{
    private readonly HttpClient _client;
    private readonly long _maxBytes;

    public NetworkResolver(long maxBytes, TimeSpan timeout, bool allowPrivateAddresses = false)
    {
        _maxBytes = maxBytes;
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            MaxAutomaticRedirections = 5,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = async (context, cancellationToken) =>
            {
                IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken).ConfigureAwait(false);
                IPAddress[] open = [.. addresses.Where(address => allowPrivateAddresses || IsPublic(address))];
                if (open.Length == 0) throw new HttpRequestException("The address is not public.");
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        _client = new HttpClient(handler) { Timeout = timeout, MaxResponseContentBufferSize = maxBytes };
    }

    /// <inheritdoc/>
    public ResourceResult Open(string location)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, location);
            using HttpResponseMessage response = _client.Send(request, HttpCompletionOption.ResponseContentRead);
            if (!response.IsSuccessStatusCode)
            {
                return ResourceResult.Failed(
                    response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? ResourceStatus.Missing : ResourceStatus.Unreadable,
                    $"the server answered {(int)response.StatusCode}");
            }

            var bytes = new MemoryStream();
            using Stream content = response.Content.ReadAsStream();
            content.CopyTo(bytes);
            bytes.Position = 0;
            return ResourceResult.Found(bytes);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException or UriFormatException)
        {
            return ResourceResult.Failed(ResourceStatus.Unreadable, exception switch
            {
                TaskCanceledException => "the server did not answer in time",
                HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => $"it is larger than {_maxBytes} bytes",
                _ => "the server could not be asked",
            });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // RFC 6890, IANA special-purpose address registries.
    internal static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return false;
        byte[] bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? !(address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any))
            : bytes[0] is not (0 or 10 or 127) && bytes[0] < 224
                && !(bytes[0] == 100 && bytes[1] is >= 64 and < 128)
                && !(bytes[0] == 169 && bytes[1] == 254)
                && !(bytes[0] == 172 && bytes[1] is >= 16 and < 32)
                && !(bytes[0] == 192 && bytes[1] == 168)
                && !(bytes[0] == 198 && bytes[1] is 18 or 19);
    }
}
