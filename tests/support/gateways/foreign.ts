/** A response that is not the Access Gateway API's: what stands between, or in place of, the gateway. */
export interface ForeignResponse {
  name: string;
  status: number;
  contentType: string;
  body: string;
}

const json = (value: unknown) => JSON.stringify(value);
const html = (title: string) => `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

/** Forms in which other software says no, whatever the status. */
const forms: readonly [name: string, contentType: string, body: (status: number) => string][] = [
  ["nginx's page", "text/html", (status) => html(`${status} Error`)],
  ["a captive portal's page", "text/html; charset=utf-8", () => html("Sign in to the network")],
  ["an F5 page", "text/html", () => html("Request Rejected. Your support ID is: 4711")],
  ["a Cloudflare page", "text/html; charset=UTF-8", (status) => html(`Cloudflare error ${status}`)],
  ["Cloudflare's text", "text/plain; charset=UTF-8", () => "error code: 1020"],
  ["Envoy's text", "text/plain", () => "upstream connect error or disconnect/reset before headers"],
  ["Go's text", "text/plain; charset=utf-8", (status) => `${status} page not found\n`],
  ["Kong's JSON", "application/json; charset=utf-8", () => json({ message: "no Route matched with those values" })],
  ["Kong's JSON with a request id", "application/json", () => json({ message: "Unauthorized", request_id: "a1b2" })],
  [
    "Apigee's JSON",
    "application/json",
    () => json({ fault: { faultstring: "Unable to identify proxy", detail: { errorcode: "messaging" } } }),
  ],
  ["AWS API Gateway's JSON", "application/json", () => json({ message: "Not Found" })],
  ["an AWS exception", "application/x-amz-json-1.1", () => json({ __type: "ResourceNotFoundException", Message: "gone" })],
  [
    "Okta core's JSON",
    "application/json",
    () =>
      json({
        errorCode: "E0000007",
        errorSummary: "Not found: Resource not found",
        errorLink: "E0000007",
        errorId: "oae",
        errorCauses: [],
      }),
  ],
  ["Auth0's JSON", "application/json", (status) => json({ statusCode: status, error: "Not Found", message: "gone", errorCode: 7 })],
  [
    "Spring's JSON",
    "application/json",
    (status) => json({ timestamp: "2026-11-23T10:00:00.000+00:00", status, error: "Not Found", path: "/api/v2/apps" }),
  ],
  [
    "Spring's JSON with a message",
    "application/json",
    (status) => json({ timestamp: "2026-11-23T10:00:00Z", status, error: "Not Found", message: "No message available", path: "/api/v2" }),
  ],
  [
    "a problem of RFC 9457",
    "application/problem+json",
    (status) => json({ type: "about:blank", title: "Not Found", status, detail: "no such" }),
  ],
  ["JSON:API's errors", "application/vnd.api+json", (status) => json({ errors: [{ status: `${status}`, title: "Not Found" }] })],
  ["Google's JSON", "application/json", (code) => json({ error: { code, message: "Not found", status: "NOT_FOUND" } })],
  [
    "Kubernetes' status",
    "application/json",
    (code) => json({ kind: "Status", status: "Failure", message: "not found", reason: "NotFound", code }),
  ],
  ["OAuth's JSON", "application/json", () => json({ error: "invalid_token", error_description: "The token is not valid" })],
  ["a SOAP fault", "text/xml", () => "<?xml version='1.0'?><Envelope><Body><Fault/></Body></Envelope>"],
  ["the API's form with numbers", "application/json", () => json({ errorCode: 404, message: 404 })],
  ["the API's form without a message", "application/json", () => json({ errorCode: "NOT_FOUND" })],
  ["the API's form within a list", "application/json", () => json([{ errorCode: "NOT_FOUND", message: "gone" }])],
  ["the API's form within an object", "application/json", () => json({ error: { errorCode: "NOT_FOUND", message: "gone" } })],
  ["half of the API's form", "application/json", () => '{"errorCode":"NOT_FOUND","mess'],
  ["a JSON text", "application/json", () => json("Not Found")],
  ["a JSON null", "application/json", () => "null"],
  ["an empty list", "application/json", () => "[]"],
  ["an empty object", "application/json", () => "{}"],
  ["nothing", "text/plain", () => ""],
];

/** What a foreign status is: refusals of every kind. */
export const refusals: readonly ForeignResponse[] = [400, 401, 403, 404, 405, 407, 409, 410, 429, 500, 502, 503, 504].flatMap((status) =>
  forms.map(([name, contentType, body]) => ({ name: `${status} with ${name}`, status, contentType, body: body(status) })),
);

/** Another's response that reads like a success. A list that is empty cannot be told from the API's own. */
const successes: readonly ForeignResponse[] = [200, 202].flatMap((status) =>
  forms
    .filter(([, , body]) => body(status) !== "[]")
    .map(([name, contentType, body]) => ({ name: `${status} with ${name}`, status, contentType, body: body(status) })),
);

/** All of them. */
export const foreignResponses: readonly ForeignResponse[] = [...refusals, ...successes];
