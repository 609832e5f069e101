import { expect } from "chai";
import { newerMembers } from "../../support/resources/newer-members.ts";
import { kindNames } from "../../support/seeds/index.ts";
import type { Operation } from "../../support/writers/interrupted.ts";
import { operations } from "../../support/writers/operations.ts";

/** What users do with a resource, by what is declared before and after. */
function deedOf({ before, after, refreshes }: Operation): string {
  if (refreshes) return "refresh";
  if (before === undefined) return "create";
  return after === undefined ? "delete" : "update";
}

describe("the tests that are about all kinds", () => {
  for (const kind of kindNames) {
    it(`let every request go wrong of a create, an update, a delete and a refresh: ${kind}`, () => {
      const deeds = new Set(operations.filter((operation) => operation.kind === kind).map(deedOf));
      expect([...deeds].sort(), "tests/support/writers/operations.ts").to.deep.equal(["create", "delete", "refresh", "update"]);
    });

    it(`declare a member that is newer than this version: ${kind}`, () => {
      expect(
        newerMembers.filter((member) => (member.kind ?? "app") === kind),
        "tests/support/resources/newer-members.ts",
      ).to.not.deep.equal([]);
    });
  }
});
