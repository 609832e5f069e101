import type { Json } from "../basics/json.ts";
import { uuid } from "./arguments.ts";
import { checkApp } from "./checked.ts";

/** The least that an app of each family declares. */
export const proxied: Json = {
  type: "OAG_HEADER_BASED",
  label: "Payroll",
  publicDomain: "payroll.example.com",
  postLoginUrl: "https://payroll.example.com/",
  idpId: uuid,
  certificateId: uuid,
};
export const saml: Json = {
  type: "OAG_SAML",
  label: "Wiki",
  idpId: uuid,
  clientId: "urn:sp",
  acsUrl: "https://sp.example.com/acs",
  postLoginUrl: "https://sp.example.com/",
  logoutUrl: "https://sp.example.com/out",
};

/** What check says: refusals, and notices that refuse nothing. */
export function checkedApp(args: Json, olds: Json = {}, validation: "strict" | "warn" = "strict"): { refused: string[]; told: string[] } {
  const told: string[] = [];
  const refused = checkApp(olds, args, { validation, notice: (message: string) => told.push(message) });
  // What a reviewer would ask about the policies has tests of its own.
  return { refused, told: told.filter((message) => !message.includes("is open without a session")) };
}
export const nothing = { refused: [], told: [] };
