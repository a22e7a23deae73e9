namespace Kept.Predict.Linear;

/// <summary>Limited-memory BFGS with a backtracking line search (Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 7.5).</summary>
static class Lbfgs
{
    const int Memory = 10;
    const int MostSteps = 200;
    const double Tolerance = 1e-7;
    const double Decrease = 1e-4;

    /// <summary>Finds a minimum of a smooth function.</summary>
    /// <param name="evaluate">Gives the value at a point and writes the gradient there.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="curvatures">About how much the function bends along each axis: axes that bend alike are searched in fewer steps.</param>
    /// <param name="cancellation">Stops it between two steps.</param>
    public static double[] Minimize(Func<double[], double[], double> evaluate, double[] start, double[] curvatures, CancellationToken cancellation)
    {
        var (point, gradient) = (start, new double[start.Length]);
        var value = evaluate(point, gradient);
        var pairs = new LinkedList<(double[] Step, double[] Change, double Curvature)>();
        for (var step = 0; step < MostSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var direction = Direction(gradient, curvatures, pairs);
            var slope = Dot(gradient, direction);
            var (next, nextGradient) = (new double[point.Length], new double[point.Length]);
            var length = 1.0;
            var nextValue = Move(point, direction, length, next, nextGradient, evaluate);
            for (var tries = 0; nextValue > value + (Decrease * length * slope) && tries < 40; tries++)
            {
                nextValue = Move(point, direction, length /= 2, next, nextGradient, evaluate);
            }

            var hasEnded = value - nextValue <= Tolerance * Math.Max(1, Math.Abs(nextValue));
            Remember(pairs, point, next, gradient, nextGradient);
            (point, gradient, value) = (next, nextGradient, nextValue);
            if (hasEnded)
            {
                break;
            }
        }

        return point;
    }

    static double Move(double[] point, double[] direction, double length, double[] next, double[] gradient, Func<double[], double[], double> evaluate)
    {
        for (var j = 0; j < point.Length; j++)
        {
            next[j] = point[j] + (length * direction[j]);
        }

        return evaluate(next, gradient);
    }

    /// <summary>The two-loop recursion: minus the inverse Hessian, as far as it is known, times the gradient.</summary>
    static double[] Direction(double[] gradient, double[] curvatures, LinkedList<(double[] Step, double[] Change, double Curvature)> pairs)
    {
        var direction = Array.ConvertAll(gradient, value => -value);
        var shares = new Stack<double>();
        for (var node = pairs.Last; node is not null; node = node.Previous)
        {
            var share = Dot(node.Value.Step, direction) / node.Value.Curvature;
            shares.Push(share);
            Add(direction, node.Value.Change, -share);
        }

        var scale = pairs.Last is { Value: var last } ? last.Curvature / last.Change.Select((change, j) => change * change / curvatures[j]).Sum() : 1;
        for (var j = 0; j < direction.Length; j++)
        {
            direction[j] *= scale / curvatures[j];
        }

        for (var node = pairs.First; node is not null; node = node.Next)
        {
            Add(direction, node.Value.Step, shares.Pop() - (Dot(node.Value.Change, direction) / node.Value.Curvature));
        }

        return direction;
    }

    static void Remember(LinkedList<(double[] Step, double[] Change, double Curvature)> pairs, double[] point, double[] next, double[] gradient, double[] nextGradient)
    {
        var step = next.Zip(point, (a, b) => a - b).ToArray();
        var change = nextGradient.Zip(gradient, (a, b) => a - b).ToArray();
        if (Dot(step, change) is var curvature and > 1e-12)
        {
            pairs.AddLast((step, change, curvature));
        }

        if (pairs.Count > Memory)
        {
            pairs.RemoveFirst();
        }
    }

    static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }

    static void Add(double[] to, double[] what, double times)
    {
        for (var j = 0; j < to.Length; j++)
        {
            to[j] += times * what[j];
        }
    }
}
