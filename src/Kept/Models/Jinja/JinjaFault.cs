namespace Kept.Models.Jinja;

/// <summary>Something went wrong at the place where the rendering now is; <see cref="Template"/> adds the place and the calls.</summary>
sealed class JinjaFault(string problem) : KeptException(problem);
