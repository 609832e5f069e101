import { isIP } from "node:net";
import type { Constraints } from "../../reconciler/check/constraints";
import { present } from "../../reconciler/compare/present";
import { isUnknown } from "../../values/markers";

const hostname = /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** Constraints of the authentication service beyond the contract of single members. */
export const authenticationServiceConstraints: Constraints = {
  check: (problems, { args: { members } }) => {
    const { serverNodes, publicDomain } = members;
    if (serverNodes === undefined || (Array.isArray(serverNodes) && serverNodes.length === 0))
      problems.add(["serverNodes"], "OAG_ARGUMENT_MISSING", "needs at least one node of the cluster, by its host name");
    const nodes: unknown[] = Array.isArray(serverNodes) ? serverNodes : [];
    for (const [at, node] of nodes.entries())
      if (isNoHost(node)) problems.add(["serverNodes", at], "OAG_ARGUMENT_FORM", noHost("node1.example.com"));
    if (typeof publicDomain === "string" && !isUnknown(publicDomain) && !hostname.test(publicDomain))
      problems.add(["publicDomain"], "OAG_ARGUMENT_FORM", noHost("login.example.com"));
    const { host, port } = present(members.database);
    if (isNoHost(host)) problems.add(["database", "host"], "OAG_ARGUMENT_FORM", noHost("db.example.com"));
    if (typeof port === "number" && (port < 1 || port > 65_535))
      problems.add(["database", "port"], "OAG_ARGUMENT_FORM", "must be a number from 1 to 65535");
  },
};

/** The contract gives these no form; what is blank, or has a scheme, a port or a path, is certainly no host. */
const isNoHost = (value: unknown): boolean =>
  typeof value === "string" && isIP(value) === 0 && (value.trim() === "" || /[\s/:?#@]/.test(value.trim()));

const noHost = (example: string): string => `must be a host name without scheme, port and path, for example ${example}`;
