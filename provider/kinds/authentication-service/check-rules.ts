import { isUnknown } from "../../plugin/markers";
import type { Rules } from "../../reconciler/check/check";
import { present } from "../../reconciler/compare";

const hostname = /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** Rules of the authentication service beyond the contract of single members. */
export const authenticationServiceRules: Rules = {
  check: (problems, { args }) => {
    const { serverNodes, publicDomain } = args;
    if (serverNodes === undefined || (Array.isArray(serverNodes) && serverNodes.length === 0))
      problems.add(["serverNodes"], "needs at least one node of the cluster, by its host name");
    if (typeof publicDomain === "string" && !isUnknown(publicDomain) && !hostname.test(publicDomain))
      problems.add(["publicDomain"], "must be a host name without scheme, port and path, for example login.example.com");
    const { port } = present(args.database);
    if (typeof port === "number" && (port < 1 || port > 65_535)) problems.add(["database", "port"], "must be a number from 1 to 65535");
  },
};
