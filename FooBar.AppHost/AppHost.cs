// Composed below as the integrations arrive.
Console.WriteLine(new Projects.FooBar_Api().ProjectPath);
