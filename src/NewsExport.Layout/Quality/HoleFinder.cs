using NewsExport.Layout.Galley;
using NewsExport.Model;

namespace NewsExport.Layout.Quality;

/// <summary>Finds the largest rectangle of a page that nothing stands in, on a raster over the room for text.</summary>
internal static class HoleFinder
{
    // Fine enough for a line of small print.
    private const double Cell = 6;

    // Space within and between blocks, which is no hole.
    private const double Air = 9;
    private const double NarrowestHole = 60;
    private const double LowestHole = 18;

    /// <summary>What of a page is no hole, as rectangles: all that can be said of it before the room for text is known.</summary>
    public static Rect[] Taken(Page page)
    {
        var taken = new List<Rect>(page.Frames.Length);
        double usual = UsualSize(page);
        foreach (Frame frame in page.Frames)
        {
            if (frame is ShapeFrame { Bounds: var shape } && (shape.Width.Points < 3 || shape.Height.Points < 3)) continue;
            Rect bounds = frame.Bounds;
            // Beside the last words of a headline is no hole.
            bool isHeadline = frame is LineFrame line && line.Line.Runs.Any(run => run.Size.Points > usual * 1.15);
            taken.Add(isHeadline ? bounds with { Width = Length.FromPoints(NextRight(page, bounds)) - bounds.X } : bounds);
        }

        return [.. taken];
    }

    /// <param name="taken">What is no hole, from <see cref="Taken"/>.</param>
    /// <param name="room">The room for text.</param>
    /// <param name="ends">Whether what lies below all content is the end of something, and no hole.</param>
    /// <returns>The hole; without extent if there is none.</returns>
    public static Rect Run(ReadOnlySpan<Rect> taken, Rect room, bool ends)
    {
        int columns = (int)(room.Width.Points / Cell);
        int rows = (int)(room.Height.Points / Cell);
        if (columns < 1 || rows < 1) return default;
        var cells = new bool[rows, columns];
        double lowest = 0;
        foreach (Rect bounds in taken)
        {
            Mark(bounds.X.Points, bounds.Y.Points, Math.Max(Math.Min(bounds.Right.Points, room.Right.Points), bounds.X.Points), bounds.Bottom.Points);
            lowest = Math.Max(lowest, bounds.Bottom.Points);
        }

        if (ends) Mark(room.X.Points, lowest, room.Right.Points, room.Bottom.Points);
        return Largest(cells, rows, columns, room);

        void Mark(double left, double top, double right, double bottom)
        {
            int firstRow = Math.Max(0, (int)Math.Floor((top - room.Y.Points - Air) / Cell));
            int lastRow = Math.Min(rows - 1, (int)Math.Ceiling((bottom - room.Y.Points + Air) / Cell) - 1);
            int first = Math.Max(0, (int)Math.Floor((left - room.X.Points - Air) / Cell));
            int last = Math.Min(columns - 1, (int)Math.Ceiling((right - room.X.Points + Air) / Cell) - 1);
            for (int row = firstRow; row <= lastRow; row++)
            {
                for (int column = first; column <= last; column++) cells[row, column] = true;
            }
        }
    }

    private static double UsualSize(Page page) => page.Frames.OfType<LineFrame>().SelectMany(line => line.Line.Runs).GroupBy(run => run.Size.Points).MaxBy(group => group.Sum(run => run.Text.Length))?.Key ?? 10;

    /// <summary>The left edge of what stands to the right of a line at its height; the page's edge if nothing does.</summary>
    private static double NextRight(Page page, Rect line)
    {
        double next = page.Size.Width.Points;
        foreach (Frame other in page.Frames)
        {
            if (other.Bounds.X.Points > line.Right.Points - 1 && other.Bounds.Y < line.Bottom && other.Bounds.Bottom > line.Y) next = Math.Min(next, other.Bounds.X.Points);
        }

        return Math.Max(next, line.Right.Points);
    }

    /// <summary>The largest rectangle under a histogram, row by row.</summary>
    private static Rect Largest(bool[,] taken, int rows, int columns, Rect room)
    {
        var heights = new int[columns + 1];
        double largest = 0;
        Rect found = default;
        var open = new Stack<int>();
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++) heights[column] = taken[row, column] ? 0 : heights[column] + 1;
            open.Clear();
            for (int column = 0; column <= columns; column++)
            {
                while (open.Count > 0 && heights[open.Peek()] >= heights[column])
                {
                    int height = heights[open.Pop()];
                    int left = open.Count == 0 ? 0 : open.Peek() + 1;
                    double area = (double)height * (column - left);
                    // With the air that was taken from its edges.
                    double width = ((column - left) * Cell) + Air;
                    double tall = (height * Cell) + Air;
                    if (height == 0 || area <= largest || width < NarrowestHole || tall < LowestHole) continue;
                    largest = area;
                    found = TextSetter.Box(room.X.Points + (left * Cell), room.Y.Points + ((row + 1 - height) * Cell), width, tall);
                }

                open.Push(column);
            }
        }

        return found;
    }
}
