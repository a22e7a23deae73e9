using Kept.Cli.Kernel;
using Kept.Cli.Verbs;

var root = Root.Create();
root.AddDemo();
root.AddInit();
root.AddFeed();
root.AddRun();
root.AddPlan();
root.AddLoad();
root.AddLedger();
root.AddRejects();
root.AddGenerate();
root.AddAsk();
root.AddSql();
root.AddLineage();
root.AddEject();
root.AddDocs();
return await Shell.RunAsync(root, args);
