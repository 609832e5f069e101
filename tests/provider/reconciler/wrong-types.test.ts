import { expect } from "chai";
import { unknown } from "../../support/basics/unknown.ts";
import { app } from "../../support/resources/arguments.ts";
import { checkApp } from "../../support/resources/checked.ts";

const check = (change: object) => checkApp({}, { ...app, ...change }, { validation: "strict", notice: () => {} });
const list = 'must be a list of texts, for example ["one", "two"]';

describe("an argument of a wrong type", () => {
  for (const [given, said] of [
    [{ label: 5 }, "label: must be a text, not a number"],
    [{ label: true }, "label: must be a text, not true or false"],
    [{ label: ["Payroll"] }, "label: must be a text, not a list"],
    [{ label: { en: "Payroll" } }, "label: must be a text, not an object"],
    [{ groups: "staff" }, `groups: ${list}, not a text`],
    [{ groups: { staff: true } }, `groups: ${list}, not an object`],
    [{ groups: ["staff", 5] }, "groups.1: must be a text, not a number"],
    [{ groups: ["staff", null] }, "groups.1: must be a text, not null"],
    [{ groups: [unknown, "staff", 5] }, "groups.2: must be a text, not a number"],
    [{ offlineMode: { state: "TEST", groups: [unknown, unknown, true] } }, "offlineMode.groups.2: must be a text, not true or false"],
    [{ contentRewrite: "yes" }, "contentRewrite: must be true or false, not a text"],
    [{ maxFileSize: "5" }, "maxFileSize: must be a whole number, not a text"],
    [{ maxFileSize: 1.5 }, "maxFileSize: must be a whole number"],
    [{ type: 5 }, "type: must be a text, not a number"],
    [{ session: "long" }, "session: must be an object of its members, for example { idleSessionTimeout: 3600 }, not a text"],
    [{ session: [] }, "session: must be an object of its members, for example { idleSessionTimeout: 3600 }, not a list"],
    [{ offlineMode: "ACTIVE" }, 'offlineMode: must be an object of its members, for example { state: "ACTIVE" }, not a text'],
    [{ policies: ["/"] }, "policies: must be an object whose keys name each policy, not a list"],
    [{ policies: { "/": "PROTECTED" } }, 'policies["/"]: must be an object with the member rule, not a text'],
    [{ attributes: { X: 5 } }, "attributes.X: must be an object with the members source and value, not a number"],
    [{ protectedResources: { "https://a": true } }, 'protectedResources["https://a"]: must be an object, not true or false'],
    [
      { policies: { "/": { rule: 5 } } },
      'policies["/"].rule: must be one of NO_AUTH, PROTECTED, PROTECTED_REGEX, ADAPTIVE, CUSTOM, not a number',
    ],
    [{ triggers: "2026" }, 'triggers: must be an object of texts, for example { certificate: "2027-01-01" }, not a text'],
    [{ triggers: { certificate: 5 } }, "triggers.certificate: must be a text, not a number"],
  ] as const) {
    it(`is told with what it must be, and never with its value: ${JSON.stringify(given)} [wrong-type]`, () => {
      expect(check(given)).to.deep.equal([said]);
    });
  }
});
