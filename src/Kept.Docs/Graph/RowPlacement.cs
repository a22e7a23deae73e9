namespace Kept.Docs.Graph;

/// <summary>Gives the slots of ordered columns their heights: near to those they are joined with, and never over each other.</summary>
sealed class RowPlacement(IReadOnlyList<List<Slot>> columns)
{
    const int Rounds = 8;

    public void Place()
    {
        foreach (var column in columns)
        {
            Settle(column, [.. column.Select(slot => (double)slot.Row)]);
        }

        for (var round = 0; round < Rounds; round++)
        {
            var forward = round % 2 == 0;
            foreach (var column in forward ? columns : columns.Reverse())
            {
                Settle(column, [.. column.Select(slot => Wish(slot, forward ? slot.Left : slot.Right))]);
            }
        }

        var top = columns.SelectMany(column => column).Select(slot => slot.Y).DefaultIfEmpty(0).Min();
        foreach (var slot in columns.SelectMany(column => column))
        {
            slot.Y -= top;
        }
    }

    static double Wish(Slot slot, List<Slot> neighbours) => neighbours.Count == 0 ? slot.Y : neighbours.Average(neighbour => neighbour.Y);

    /// <summary>Each slot at its wish, or as far below as the one above it needs; slots that push each other share the way.</summary>
    static void Settle(List<Slot> column, double[] wishes)
    {
        var blocks = new Stack<(int First, int Count, double Wish)>();
        var offsets = Offsets(column);
        for (var i = 0; i < column.Count; i++)
        {
            var block = (First: i, Count: 1, Wish: wishes[i] - offsets[i]);
            while (blocks.Count > 0 && blocks.Peek().Wish > block.Wish)
            {
                var above = blocks.Pop();
                var count = above.Count + block.Count;
                block = (above.First, count, ((above.Wish * above.Count) + (block.Wish * block.Count)) / count);
            }

            blocks.Push(block);
        }

        foreach (var (first, count, wish) in blocks)
        {
            for (var i = first; i < first + count; i++)
            {
                column[i].Y = wish + offsets[i];
            }
        }
    }

    /// <summary>How far below the first slot of a column each stands when they are stacked without gaps.</summary>
    static double[] Offsets(List<Slot> column)
    {
        var offsets = new double[column.Count];
        for (var i = 1; i < column.Count; i++)
        {
            offsets[i] = offsets[i - 1] + ((column[i - 1].Room + column[i].Room) / 2);
        }

        return offsets;
    }
}
