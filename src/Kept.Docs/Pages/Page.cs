using Kept.Docs.Markup;

namespace Kept.Docs.Pages;

/// <summary>A page of the site.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Title">What the page is about.</param>
/// <param name="Section">The file of the section that it belongs to.</param>
/// <param name="Body">What it says.</param>
sealed record Page(string File, string Title, string Section, Html Body);
