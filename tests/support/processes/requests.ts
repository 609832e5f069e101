// Makes one request with each of the clients that stdin describes, tells how they ended, and has nothing else to do.
import { text } from "node:stream/consumers";
import { type OagClientOptions, OagError, resolveSettings } from "pulumi-oag/sdk";
import { createTransport } from "../../../dist/sdk/http/transport.js";

const clients: OagClientOptions[] = JSON.parse(await text(process.stdin));
const ends = clients.map(async (options) => {
  const transport = createTransport({ ...resolveSettings(options), requestTimeout: 0.8 });
  try {
    await transport.send({ method: "GET", path: "/api/v2/apps", headers: {}, operation: "" });
    return "answered";
  } catch (error) {
    return error instanceof OagError ? error.code : String(error);
  }
});
process.stdout.write(JSON.stringify(await Promise.all(ends)));
