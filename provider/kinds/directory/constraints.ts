import { offlineMembers } from "../../../sdk/generated/contract";
import { textOf } from "../../../sdk/text";
import type { Constraints, Given } from "../../reconciler/check/constraints";
import { inside, present } from "../../reconciler/compare/present";
import type { Problems } from "../../reconciler/problems/problems";
import type { Members } from "../../reconciler/provenance";
import { isUnknown } from "../../values/markers";

/** Constraints of directories beyond the contract of single members. */
export const directoryConstraints: Constraints = { check };

function check(problems: Problems, { olds, args }: Given): void {
  const connection = present(inside(args.members, "connection"));
  const url = connection.connectionUrl;
  if (typeof url === "string" && !isUnknown(url))
    checkUrl(problems, url, { connection, before: present(inside(olds.members, "connection")) });
  checkAttributes(problems, args.members);
}

/** `ldap://` or `ldaps://`, a host, and a port where one is given. */
const ldapUrl = /^(ldaps?):\/\/([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::(\d{1,5}))?\/?$/i;

/** A connection as it is declared, and as it was. */
interface Connections {
  connection: Members<"declared">;
  before: Members<"known">;
}

function checkUrl(problems: Problems, url: string, { connection, before }: Connections): void {
  const path = ["connection", "connectionUrl"];
  const [, scheme, , port] = ldapUrl.exec(url) ?? [];
  if (scheme === undefined)
    problems.add(
      path,
      "OAG_ARGUMENT_FORM",
      "must be ldaps:// or ldap://, a host and an optional port, for example ldaps://ldap.example.com:636",
    );
  else if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))
    problems.add(path, "OAG_ARGUMENT_FORM", "must have a port from 1 to 65535");
  else if (scheme.toLowerCase() === "ldap" && connection.bindCredential !== undefined && before.connectionUrl !== url)
    problems.tell(path, "is ldap://, so bindCredential crosses the network in clear; use ldaps:// where the server has it");
}

const { enum: types } = offlineMembers.IdPOfflineModeDirectory.type;
type Vendor = (typeof types)[number];

/** Names of LDAP attributes that only servers of one vendor have. */
const vendors: Readonly<Record<Vendor, readonly string[]>> = {
  ACTIVE_DIRECTORY: ["samaccountname", "userprincipalname", "objectguid"],
  OPEN_LDAP: ["entryuuid", "uid"],
};

/** Attributes of the other vendor: nobody would be found. */
function checkAttributes(problems: Problems, { type, config }: Members<"declared">): void {
  const others = types.some((one) => one === type) ? types.filter((one) => one !== type) : [];
  for (const name of ["usernameLDAPAttribute", "uniqueIdAttribute", "rdnLdapAttribute"]) {
    const value = present(config)[name];
    const other = typeof value === "string" ? others.find((one) => vendors[one].includes(value.toLowerCase())) : undefined;
    if (other === undefined) continue;
    problems.tell(["config", name], `is an attribute of ${other}, but the type is ${textOf(type)}: look whether users are found by it`);
  }
}
