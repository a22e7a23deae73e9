using Kept.Bench;

switch (args)
{
    case ["parse", ..]:
        await ParseBench.RunAsync(int.Parse(Option("--runs", "15")));
        return 0;
    case ["parse-once", var directory]:
        ParseBench.Once(directory);
        return 0;
    case ["pipeline", ..]:
        await PipelineBench.RunAsync(long.Parse(Option("--appointments", "1000000")), int.Parse(Option("--rounds", "3")), args.Contains("--postgres"));
        return 0;
    case ["questions", ..]:
        await QuestionsBench.RunAsync(long.Parse(Option("--appointments", "1000000")), int.Parse(Option("--rounds", "15")), args.Contains("--postgres"));
        return 0;
    case ["train", ..]:
        await TrainBench.RunAsync(long.Parse(Option("--appointments", "1000000")), int.Parse(Option("--rounds", "1")));
        return 0;
    case ["serve", ..]:
        await ServeBench.RunAsync(long.Parse(Option("--appointments", "200000")));
        return 0;
    case ["limit", var data, var file]:
        Limit.Run(data, file);
        return 0;
    default:
        Console.Error.WriteLine("""
            say what to measure:
              parse [--runs N]                                            reading and compiling a project; small commands
              pipeline [--appointments N] [--rounds N] [--postgres]       files to gold, beside hand-written SQL
              questions [--appointments N] [--rounds N] [--postgres]      the reference's questions, from gold and from the star schema
              train [--appointments N] [--rounds N]                       learning which appointments are missed
              serve [--appointments N]                                    answering for rows over HTTP
            """);
        return 2;
}

string Option(string name, string otherwise) => args.SkipWhile(arg => arg != name).Skip(1).FirstOrDefault(otherwise);
