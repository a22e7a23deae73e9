using System.Net;

namespace Kept.Serve;

/// <summary>Where and how much a server takes.</summary>
public sealed record ServeOptions
{
    /// <summary>The most bytes of a body; what SageMaker's batch transform sends at most.</summary>
    public const long MostBytes = 100L << 20;

    /// <summary>Of which address; only this machine's own unless said otherwise.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>From 0, which takes any that is free, to 65535; default 8080, SageMaker's.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>The most bytes of a body; more is refused with 413.</summary>
    public long MostBodyBytes { get; init; } = MostBytes;
}
