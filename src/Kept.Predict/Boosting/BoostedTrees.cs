using System.Text;
using Kept.Predict.Features;

namespace Kept.Predict.Boosting;

/// <summary>Gradient-boosted trees by LightGBM; their text is LightGBM's own and can be read by it anywhere.</summary>
public sealed class BoostedTrees : IDisposable
{
    nint booster;

    readonly int bags;

    BoostedTrees(nint booster, IReadOnlyList<TreeInput> inputs, int trees, int bags) => (this.booster, Inputs, Trees, this.bags) = (booster, inputs, trees, bags);

    /// <summary>What the trees read, in their order.</summary>
    public IReadOnlyList<TreeInput> Inputs { get; }

    /// <summary>How many trees there are.</summary>
    public int Trees { get; }

    /// <summary>Trains on one part; where another is given, until it gains nothing more.</summary>
    /// <param name="train">Rows with outcomes.</param>
    /// <param name="validation">Later rows with outcomes, which decide how many trees; null: <paramref name="trees"/>.</param>
    /// <param name="settings">What the trees may be.</param>
    /// <param name="trees">The most trees.</param>
    /// <param name="seed">Of the samples of rows and inputs.</param>
    /// <param name="threads">On how many threads; it does not show in the trees.</param>
    /// <param name="cancellation">Stops it between two trees.</param>
    public static BoostedTrees Train(FeatureTable train, FeatureTable? validation, BoostingSettings settings, int trees, int seed, int threads, CancellationToken cancellation)
    {
        Native.MustLoad();
        var inputs = TreeInput.Of(train);
        var parameters = settings.Parameters(seed, threads);
        using var rows = new TreeData(train, inputs, parameters, null);
        using var later = validation is null ? null : new TreeData(validation, inputs, parameters, rows);
        Native.Check(Native.CreateBooster(rows.Handle, parameters, out var booster));
        try
        {
            if (later is not null)
            {
                Native.Check(Native.AddValidation(booster, later.Handle));
            }

            var best = Grow(booster, later is not null, trees, cancellation);
            return Parse(Text(booster, best), inputs, 1);
        }
        finally
        {
            _ = Native.FreeBooster(booster);
        }
    }

    /// <summary>Trains the same trees with several seeds and takes them together: their mean errs less than each.</summary>
    /// <param name="train">Rows with outcomes.</param>
    /// <param name="settings">What the trees may be.</param>
    /// <param name="trees">How many trees with each seed.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="cancellation">Stops it between two trees.</param>
    public static BoostedTrees TrainBagged(FeatureTable train, BoostingSettings settings, int trees, IReadOnlyList<int> seeds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        var threads = seeds.Count > 1 ? 1 : Cores.For(train.Count);
        var each = Cores.Each(seeds.Count, i => Train(train, null, settings, trees, seeds[i], threads, cancellation), cancellation);
        using var first = each[0];
        foreach (var more in each.Skip(1))
        {
            using (more)
            {
                Native.Check(Native.Merge(first.booster, more.booster));
            }
        }

        return Parse(Text(first.booster, -1), first.Inputs, seeds.Count);
    }

    /// <summary>Reads the text of a model.</summary>
    /// <param name="text">As LightGBM writes it.</param>
    /// <param name="inputs">What the trees read.</param>
    /// <param name="bags">With how many seeds they were trained; LightGBM itself adds them up.</param>
    public static BoostedTrees Parse(string text, IReadOnlyList<TreeInput> inputs, int bags)
    {
        Native.MustLoad();
        Native.Check(Native.Load(text, out var trees, out var booster));
        return new BoostedTrees(booster, inputs, trees, bags);
    }

    /// <summary>The model as LightGBM writes it.</summary>
    public string Text() => Text(booster, Trees);

    /// <summary>The log odds of each row.</summary>
    public double[] Margins(FeatureTable table) => Margins(table, Cores.For(table.Count));

    /// <summary>The same, on a number of threads. LightGBM has one number for all that it does: what is done at once must name the same.</summary>
    internal double[] Margins(FeatureTable table, int threads) => Predict(table, Native.RawScore, table.Count, threads);

    /// <summary>What each input adds to a row's log odds, by its name: exact SHAP values (Lundberg et al. 2020, TreeSHAP). Under an empty name, what every row begins with.</summary>
    public Dictionary<string, double[]> Contributions(FeatureTable table)
    {
        var width = Inputs.Count + 1;
        var values = Predict(table, Native.Contributions, (long)table.Count * width, Cores.For(table.Count));
        return Inputs.Select(input => input.Name).Append("").Select((name, place) => (name, place))
            .ToDictionary(pair => pair.name, pair => Enumerable.Range(0, table.Count).Select(row => values[(row * width) + pair.place]).ToArray());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (booster != 0)
        {
            _ = Native.FreeBooster(booster);
            booster = 0;
        }
    }

    double[] Predict(FeatureTable table, int kind, long length, int threads)
    {
        var results = new double[length];
        if (table.Count > 0)
        {
            Native.Check(Native.Predict(booster, TreeInput.Matrix(table, Inputs), Native.Float32, table.Count, Inputs.Count, 0, kind, 0, -1, $"num_threads={threads}", out _, results));
        }

        for (var i = 0; bags > 1 && i < results.Length; i++)
        {
            results[i] /= bags;
        }

        return results;
    }

    static int Grow(nint booster, bool isValidated, int trees, CancellationToken cancellation)
    {
        var (best, least, loss) = (trees, double.MaxValue, new double[8]);
        for (var tree = 1; tree <= trees; tree++)
        {
            cancellation.ThrowIfCancellationRequested();
            Native.Check(Native.Update(booster, out var isFinished));
            if (isValidated)
            {
                Native.Check(Native.Evaluate(booster, 1, out _, loss));
                (best, least) = loss[0] < least ? (tree, loss[0]) : (best, least);
            }

            if (isFinished != 0 || (isValidated && tree - best >= BoostingSettings.Patience))
            {
                return isValidated ? best : tree;
            }
        }

        return best;
    }

    static string Text(nint booster, int trees)
    {
        Native.Check(Native.Save(booster, 0, trees, 0, 0, out var length, new byte[1]));
        var text = new byte[length];
        Native.Check(Native.Save(booster, 0, trees, 0, length, out _, text));
        return Encoding.UTF8.GetString(text, 0, (int)length - 1);
    }
}
