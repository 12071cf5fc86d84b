using PemActors.Silo.Commands;

var parse = CommandLine.Build().Parse(args);
var code = await parse.InvokeAsync();
// An argument that could not even be read was named on the way; the library's own code for it is another one.
return parse.Errors.Count > 0 ? ExitCode.Usage : code;
