using AutoGen.Gallery;

if (args is not [var docs])
{
    Console.Error.WriteLine("Name the folder of the documentation: gallery.md and images/gallery.svg are written there.");
    return 2;
}

await using var pocket = new PocketPictures();
var samplers = pocket.Samplers;
var rows = new List<SheetRow>();
foreach (var sampler in samplers)
{
    Console.WriteLine(sampler.Name);
    rows.Add(await pocket.RenderAsync(sampler).ConfigureAwait(false));
}

File.WriteAllText(Path.Combine(docs, "images", "gallery.svg"), ContactSheet.Write(rows));
File.WriteAllText(Path.Combine(docs, "gallery.md"), GalleryPage.Write(samplers));
return 0;
