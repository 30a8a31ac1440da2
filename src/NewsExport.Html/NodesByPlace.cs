using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace NewsExport.Html;

/// <summary>
/// Tells nodes of a page apart by themselves and finds them by where they were written. An object that is asked for its own hash code
/// the first time gets one in a slow way, and each element of a page would be asked.
/// </summary>
internal sealed class NodesByPlace : IEqualityComparer<INode>
{
    public static readonly NodesByPlace Instance = new();

    public bool Equals(INode? first, INode? second) => ReferenceEquals(first, second);

    public int GetHashCode(INode node) =>
        node is IElement { SourceReference: { } written } ? written.Position.Position : RuntimeHelpers.GetHashCode(node);
}
