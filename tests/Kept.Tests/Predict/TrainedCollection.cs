using Xunit;

namespace Kept.Tests.Predict;

/// <summary>Tests that ask one trained workspace, and change nothing in it.</summary>
[CollectionDefinition]
public sealed class TrainedCollection : ICollectionFixture<TrainedWorkspace>;
