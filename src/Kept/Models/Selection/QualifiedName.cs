namespace Kept.Models.Selection;

/// <summary>By name, or by as much of the path of folders as is given: <c>dim_patient</c>, <c>gold</c>, <c>kept.gold.*</c>.</summary>
static class QualifiedName
{
    public static Func<ProjectNode, bool> Matcher(string selector)
    {
        var parts = selector.Split('.');
        var plain = parts.TakeWhile(part => !Wildcards.Are(part)).ToArray();
        var rest = plain.Length == parts.Length ? null : Wildcards.Name(string.Join('.', parts.Skip(plain.Length)));
        return node => node.Source is null && (Matches([.. node.Fqn]) || Matches([.. node.Fqn.Skip(1)]));

        bool Matches(string[] fqn)
        {
            if (fqn[^1] == selector)
            {
                return true;
            }

            // A dot in a name is one between names.
            var flat = fqn.SelectMany(name => name.Split('.')).ToArray();
            return flat.Length >= parts.Length
                && plain.SequenceEqual(flat.Take(plain.Length))
                && (rest is null || rest.IsMatch(string.Join('.', flat.Skip(plain.Length))));
        }
    }
}
