/**
 * What of the SARIF 2.1.0 schema (OASIS, sarif-schema-2.1.0.json) applies to what is written, and what code scanning demands
 * beyond it (docs.github.com, "SARIF support for code scanning"): a file and a whole region for every location, texts of a bounded
 * length and a severity for every rule, a fingerprint of its own kind, bounds of what it takes. Closed, so that a member that SARIF
 * does not have fails.
 */
const text = { type: "string", minLength: 1 };
const object = (properties: object, required: readonly string[] = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const array = (items: object) => ({ type: "array", items });
const message = object({ text });
const shortText = object({ text: { type: "string", minLength: 1, maxLength: 1024 } });
const level = { enum: ["none", "note", "warning", "error"] };
const bag = { type: "object" };

const rule = object({
  id: text,
  shortDescription: shortText,
  fullDescription: shortText,
  help: object({ text, markdown: text }),
  defaultConfiguration: object({ level }),
  properties: object({
    tags: { type: "array", items: text, uniqueItems: true, maxItems: 10 },
    precision: { enum: ["very-high", "high", "medium", "low"] },
    "problem.severity": { enum: ["error", "warning", "recommendation"] },
  }),
});

const place = { type: "integer", minimum: 1 };
const location = object({
  physicalLocation: object({
    artifactLocation: object({ uri: { type: "string", format: "uri-reference", pattern: "^(?!/|[A-Za-z]:|\\.\\./)" } }),
    region: object({ startLine: place, startColumn: place, endLine: place, endColumn: place }),
  }),
  logicalLocations: array(object({ name: text, fullyQualifiedName: text, kind: text })),
});

const result = object(
  {
    ruleId: text,
    ruleIndex: { type: "integer", minimum: 0 },
    level,
    message,
    locations: { ...array(location), minItems: 1, maxItems: 10 },
    partialFingerprints: object({ primaryLocationLineHash: { type: "string", pattern: "^[0-9a-f]{32}:[1-9]\\d*$" } }),
    properties: bag,
  },
  ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
);

const notification = object({ level, message, associatedRule: object({ id: text }) }, ["level", "message"]);

export const sarifSchema = object({
  $schema: { type: "string", format: "uri" },
  version: { const: "2.1.0" },
  runs: {
    ...array(
      object({
        tool: object({
          driver: object({
            name: text,
            semanticVersion: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
            informationUri: { type: "string", format: "uri" },
            rules: array(rule),
          }),
        }),
        columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
        results: { ...array(result), maxItems: 25_000 },
        invocations: array(object({ executionSuccessful: { type: "boolean" }, toolExecutionNotifications: array(notification) })),
        properties: bag,
      }),
    ),
    minItems: 1,
    maxItems: 20,
  },
});
