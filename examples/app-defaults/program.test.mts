import assert from "node:assert/strict";
import { expectAccess, type TestedProgram, testProgram } from "pulumi-oag-simulator/testing";

describe("ten apps with defaults in common", function suite() {
  this.timeout(60_000);
  let program: TestedProgram;

  before(async () => {
    program = await testProgram(import.meta.dirname, {
      config: { oktaApiToken: { secret: "a token" }, gatewayTrust: { secret: "a shared secret" } },
    });
  });
  after(() => program?.stop());

  const live = (label: string) => program.gateway.store.appByLabel(label);
  const attributesOf = (label: string) => live(label).attributes.map(({ name }) => name);

  it("are ten, all active, all on the identity provider and the certificate of the defaults", () => {
    const { apps, idps, certificates } = program.gateway.store;
    const ids = (map: ReadonlyMap<string, unknown>) => [...map.keys()];
    assert.equal(apps.size, 10);
    for (const { status, own } of apps.values()) {
      assert.equal(status, "ACTIVE");
      assert.deepEqual([own.idpId, own.certificateId], [ids(idps)[0], ids(certificates)[0]]);
    }
  });

  it("ask for a session, also where an app declares a path of its own", () => {
    for (const name of ["archive", "payroll", "vendors"]) expectAccess(program.stack.app(name)).at("/anything").needsSession();
    const helpdesk = expectAccess(program.stack.app("helpdesk"));
    helpdesk.at("/status/").isOpen();
    helpdesk.at("/tickets").needsSession();
  });

  it("have what they declare beside the defaults, and not what they leave out", () => {
    assert.deepEqual(attributesOf("Archive").sort(), ["REMOTE_USER", "X-GATEWAY-TRUST"]);
    assert.deepEqual(attributesOf("Expenses").sort(), ["REMOTE_USER", "X-DEPARTMENT", "X-GATEWAY-TRUST"]);
    assert.deepEqual(attributesOf("Legal"), ["REMOTE_USER"]);
    const { idleSessionTimeout, maxSessionTimeout } = live("Billing").session;
    assert.deepEqual([idleSessionTimeout, maxSessionTimeout], [600, 28800]);
    assert.deepEqual([live("Payroll").behavior.singleLogout, live("Payroll").behavior.universalLogout], [true, true]);
  });
});
