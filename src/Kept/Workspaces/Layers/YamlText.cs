using YamlDotNet.Serialization;

namespace Kept.Workspaces.Layers;

/// <summary>Writes values as YAML that reads back as the same values. Comments and anchors are not kept.</summary>
static class YamlText
{
    static readonly ISerializer Serializer = new SerializerBuilder().WithQuotingNecessaryStrings().WithIndentedSequences().DisableAliases().Build();

    public static string Write(YamlValue value) => Serializer.Serialize(value.Free);

    public static string Write(YamlMap map) => Serializer.Serialize(map.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Free));
}
