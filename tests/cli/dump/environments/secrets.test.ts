import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { Configuration } from "../../../../cli/dist/dump/environments/configuration.js";
import { Merger, SecretValue } from "../../../../cli/dist/dump/environments/merge.js";
import { literal } from "../../../../cli/dist/dump/literal.js";
import { root } from "../../../support/basics/checkout.ts";
import type { Json } from "../../../support/basics/json.ts";
import type { AnySnapshot } from "../../../support/gateways/any-snapshot.ts";
import { compilerSays } from "../../../support/programs/compiler.ts";
import { expectWhatWasRead, programFor } from "../../../support/programs/several-gateways.ts";

const secret = { source: "SECRET" };
const plain = { source: "STATIC", value: "plain" };

/** Gateways whose apps have these attributes; all of their hosts are under the domain of each. */
const gatewaysWith = (...attributes: readonly Json[]): AnySnapshot[] =>
  attributes.map((own, index) => {
    const idpId = `${index}-idp`;
    const app = (label: string) => {
      const publicDomain = `${label}.${domainOf(index)}`;
      const rest = { publicDomain, postLoginUrl: `https://${publicDomain}/`, certificateId: "c", attributes: own };
      return { id: `${index}-${label}`, props: { type: "OAG_HEADER_BASED", label, idpId, ...rest } };
    };
    return {
      origin: `https://oag-${index}.example.com`,
      identityProviders: [{ id: idpId, props: { type: "IDP_OKTA", domain: "acme.okta.com" } }],
      certificates: [],
      applications: [app("payroll"), app("wiki")],
    };
  });

const domainOf = (index: number): string => ["staging.example.com", "live.example.com", "test.example.com"][index] as string;
const under = (item: Json, index: number): Json => ({ [`x.${domainOf(index)}`]: item });

describe("a secret value in a program for several gateways", () => {
  let parent: string;
  before(() => {
    // Where pulumi-oag can be resolved; git does not look there.
    parent = mkdtempSync(join(root, "tests/cli/.dump-"));
  });
  after(() => rmSync(parent, { recursive: true, force: true }));

  const cases: [string, AnySnapshot[]][] = [
    ["the first, by one name", gatewaysWith({ "X-TOKEN": secret }, { "X-TOKEN": plain })],
    ["the second, by one name", gatewaysWith({ "X-TOKEN": plain }, { "X-TOKEN": secret })],
    ["the first, by the name of a host", gatewaysWith(under(secret, 0), under(plain, 1))],
    ["the second, by the name of a host", gatewaysWith(under(plain, 0), under(secret, 1))],
    ["both, by the name of a host", gatewaysWith(under(secret, 0), under(secret, 1))],
    ["two of three, by the name of a host", gatewaysWith(under(secret, 0), under(plain, 1), under(secret, 2))],
  ];
  it("is never a setting, where the folder of another environment says the value itself [environments-secret-beside-plain]", () => {
    const configuration = new Configuration(new Set());
    const merger = new Merger(["staging", "live", "test"], configuration, []);
    const { database } = merger.args(
      ["reader", new SecretValue("servicePassword"), "writer"].map((username) => ({ database: { username } })),
      [0, 1, 2],
      "service",
    );
    configuration.settle();
    expect(literal(database)).to.equal(
      '{ "username": ["staging", "test"].includes(environment) ? config.require("serviceDatabaseUsername") : config.requireSecret("servicePassword") }',
    );
    expect([0, 1, 2].map((index) => configuration.valuesOf(index))).to.deep.equal([
      [["serviceDatabaseUsername", "reader"]],
      [],
      [["serviceDatabaseUsername", "writer"]],
    ]);
  });

  for (const [which, snapshots] of cases)
    it(`that has it in ${which}, is asked for there, by the key that is told there [environments-secret-or-plain]`, async () => {
      const planned = await programFor(snapshots);
      expectWhatWasRead(planned);
      expect(JSON.stringify(planned.configuration)).to.not.include("key");
      for (const [path, text] of planned.files) {
        const file = join(parent, which.replaceAll(/\W+/g, "-"), path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      expect(compilerSays([join(parent, which.replaceAll(/\W+/g, "-"))], parent)).to.equal("");
    });
});
