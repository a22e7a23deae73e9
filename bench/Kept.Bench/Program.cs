using Kept.Bench;

var runs = args is [_, "--runs", var count] ? int.Parse(count) : 15;
switch (args)
{
    case ["parse", ..]:
        await ParseBench.RunAsync(runs);
        return 0;
    case ["parse-once", var directory]:
        ParseBench.Once(directory);
        return 0;
    default:
        Console.Error.WriteLine("say what to measure: parse [--runs N]");
        return 2;
}
