System.Console.WriteLine("simulate");
