// The plain way: a dynamic provider as Pulumi's documentation shows it. Its code is serialized into the state, so it
// signs with node:crypto (jose cannot be serialized), and each operation asks for a token of its own.
const crypto = require("node:crypto");
const https = require("node:https");
const pulumi = require("@pulumi/pulumi");

class PlainAppProvider {
  async configure(request) {
    this.hostname = request.config.require("oag:hostname");
    this.clientId = request.config.require("oag:clientId");
    this.privateKey = request.config.require("oag:privateKey");
  }

  send(method, path, headers, body) {
    return new Promise((resolve, reject) => {
      const [host, port] = this.hostname.split(":");
      const request = https.request(
        { host, port, method, path, headers: { ...headers, ...(body && { "content-length": Buffer.byteLength(body) }) } },
        (response) => {
          let text = "";
          response.on("data", (chunk) => {
            text += chunk;
          });
          response.on("end", () => {
            if (response.statusCode >= 300) reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
            else resolve(text === "" ? undefined : JSON.parse(text));
          });
        },
      );
      request.on("error", reject);
      request.end(body);
    });
  }

  async begin() {
    const scope = "okta.oag.app.manage okta.oag.app.read";
    const now = Math.floor(Date.now() / 1000);
    const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = {
      iss: this.clientId,
      sub: this.clientId,
      aud: `https://${this.hostname}`,
      exp: now + 200 + crypto.randomInt(100),
      iat: now - 1 - crypto.randomInt(600),
      scope,
    };
    const text = `${encode({ alg: "RS256", typ: "JWT" })}.${encode(claims)}`;
    const assertion = `${text}.${crypto.sign("sha256", Buffer.from(text), this.privateKey).toString("base64url")}`;
    const form = new URLSearchParams({
      grant_type: "client_credentials",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
      scope,
    });
    const { access_token: token } = await this.send(
      "POST",
      "/api/v2/oauth/token",
      { "content-type": "application/x-www-form-urlencoded" },
      form.toString(),
    );
    return (method, path, body) =>
      this.send(
        method,
        `/api/v2/apps${path}`,
        { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) },
        body && JSON.stringify(body),
      );
  }

  async create({ own, parts, blocks }) {
    const call = await this.begin();
    const { id } = await call("POST", "", { ...own, useDefaultHeadersAndPolicies: false });
    // In this order: policies need back ends, and the engine does not keep the order of keys.
    for (const kind of ["resources", "attributes", "policies"]) for (const item of parts[kind]) await call("POST", `/${id}/${kind}`, item);
    for (const [kind, block] of Object.entries(blocks)) {
      const current = await call("GET", `/${id}/${kind}`);
      await call("PUT", `/${id}/${kind}`, { ...current, ...block });
    }
    await call("POST", `/${id}/activate`);
    return { id, outs: { own, parts, blocks } };
  }

  async diff(_id, olds, news) {
    const text = ({ own, parts, blocks }) => JSON.stringify({ own, parts, blocks });
    return { changes: text(olds) !== text(news) };
  }

  async update(id, _olds, { own, parts, blocks }) {
    const call = await this.begin();
    const { idpId, ...rest } = own;
    await call("PUT", `/${id}`, rest);
    for (const [kind, items] of Object.entries(parts)) {
      const live = await call("GET", `/${id}/${kind}`);
      for (const item of items) {
        const { id: itemId } = live.find((other) => (other.name ?? other.hostname) === (item.name ?? item.hostname));
        await call("PUT", `/${id}/${kind}/${itemId}`, item);
      }
    }
    for (const [kind, block] of Object.entries(blocks)) {
      const current = await call("GET", `/${id}/${kind}`);
      await call("PUT", `/${id}/${kind}`, { ...current, ...block });
    }
    return { outs: { own, parts, blocks } };
  }

  async read(id, props) {
    const call = await this.begin();
    await call("GET", `/${id}`);
    for (const kind of [...Object.keys(props.parts), ...Object.keys(props.blocks)]) await call("GET", `/${id}/${kind}`);
    return { id, props };
  }

  async delete(id) {
    const call = await this.begin();
    await call("POST", `/${id}/deactivate`);
    await call("DELETE", `/${id}`);
  }
}

const provider = new PlainAppProvider();
for (const {
  label,
  attributes,
  policies,
  protectedResources,
  behavior,
  session,
  healthCheck,
  status: _status,
  __provider,
  ...own
} of require("./apps.json")) {
  new (class extends pulumi.dynamic.Resource {})(provider, label, {
    own: { ...own, label },
    parts: {
      resources: Object.keys(protectedResources).map((hostname) => ({ hostname })),
      attributes: Object.entries(attributes).map(([name, item]) => ({ name, type: "HEADER", ...item })),
      policies: Object.entries(policies).map(([name, item]) => ({ name, resourcePath: name, ...item })),
    },
    blocks: { behavior, session, "health-check": healthCheck },
  });
}
