// Makes one request with each of the clients that stdin describes, tells how they ended, and has nothing else to do.
const { text } = require("node:stream/consumers");
const { resolveSettings } = require("pulumi-oag/sdk");
const { createTransport } = require("../../dist/sdk/http/transport.js");

text(process.stdin).then(async (clients) => {
  const ends = JSON.parse(clients).map((options) => {
    const transport = createTransport({ ...resolveSettings(options), requestTimeout: 0.8 });
    return transport.send({ method: "GET", path: "/api/v2/apps", headers: {}, operation: "" }).then(
      () => "answered",
      (error) => error.code,
    );
  });
  process.stdout.write(JSON.stringify(await Promise.all(ends)));
});
