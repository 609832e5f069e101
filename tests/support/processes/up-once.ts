// One `up` of the scenario program in a process of its own, so that a test can kill all of it: host, program and plugin.
// Argument: the options of the embedded host, as JSON.
import { EmbeddedHost } from "pulumi-oag-simulator";

await new EmbeddedHost(JSON.parse(process.argv[2] as string)).up();
