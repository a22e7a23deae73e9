namespace Kept.Predict.Linear;

/// <summary>The loss of a logistic regression and its gradient; the last weight is the intercept, which has no ridge.</summary>
sealed class LogisticLoss(Design design, sbyte[] missed, double ridge)
{
    /// <summary>Rows a block: blocks are summed in their order, so that the number of threads does not show in the result.</summary>
    const int Block = 16384;

    /// <summary>No weights, and the log odds of the mean.</summary>
    public double[] Start()
    {
        var start = new double[design.Width + 1];
        var rate = (missed.Count(one => one == 1) + 1.0) / (missed.Length + 2.0);
        start[^1] = Math.Log(rate / (1 - rate));
        return start;
    }

    /// <summary>The second derivative along each weight, as if every row were missed as often as all are.</summary>
    public double[] Curvatures()
    {
        var curvatures = new double[design.Width + 1];
        Array.Fill(curvatures, ridge);
        var rate = (missed.Count(one => one == 1) + 1.0) / (missed.Length + 2.0);
        var weight = rate * (1 - rate);
        for (var at = 0; at < design.Places.Length; at++)
        {
            var (place, above) = (design.Places[at], design.Above[at]);
            curvatures[place] += weight * (1 - above) * (1 - above);
            if (above != 0)
            {
                curvatures[place + 1] += weight * above * above;
            }
        }

        curvatures[^1] = weight * design.Rows;
        return curvatures;
    }

    public double Evaluate(double[] weights, double[] gradient)
    {
        var blocks = (design.Rows + Block - 1) / Block;
        var (losses, gradients) = (new double[blocks], new double[blocks][]);
        Parallel.For(0, blocks, block => losses[block] = Sum(weights, gradients[block] = new double[weights.Length], block * Block, Math.Min(design.Rows, (block + 1) * Block)));
        Array.Clear(gradient);
        foreach (var part in gradients)
        {
            for (var j = 0; j < gradient.Length; j++)
            {
                gradient[j] += part[j];
            }
        }

        var loss = losses.Sum();
        for (var j = 0; j < design.Width; j++)
        {
            loss += ridge / 2 * weights[j] * weights[j];
            gradient[j] += ridge * weights[j];
        }

        return loss;
    }

    double Sum(double[] weights, double[] gradient, int from, int to)
    {
        var loss = 0.0;
        for (var row = from; row < to; row++)
        {
            var at = row * design.Terms;
            var margin = weights[^1];
            for (var t = at; t < at + design.Terms; t++)
            {
                var (place, above) = (design.Places[t], design.Above[t]);
                margin += above == 0 ? weights[place] : (weights[place] * (1 - above)) + (weights[place + 1] * above);
            }

            var y = missed[row];
            loss += Math.Log(1 + Math.Exp(-Math.Abs(margin))) + Math.Max(margin, 0) - (y * margin);
            Add(gradient, at, (1 / (1 + Math.Exp(-margin))) - y);
        }

        return loss;
    }

    void Add(double[] gradient, int at, double residual)
    {
        gradient[^1] += residual;
        for (var t = at; t < at + design.Terms; t++)
        {
            var (place, above) = (design.Places[t], design.Above[t]);
            gradient[place] += residual * (1 - above);
            if (above != 0)
            {
                gradient[place + 1] += residual * above;
            }
        }
    }
}
