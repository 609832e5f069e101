import type { Lifecycle } from "../plugin/handler";
import { checkIdp } from "./check";
import { createIdp } from "./create";
import { deleteIdp } from "./delete";
import { diffIdp } from "./diff";
import { readIdp } from "./read";
import { updateIdp } from "./update";

/** The life of an OagIdentityProvider. */
export const idpLifecycle: Lifecycle = {
  kind: "identity provider",
  title: "domain",
  check: checkIdp,
  diff: diffIdp,
  create: createIdp,
  read: readIdp,
  update: updateIdp,
  delete: deleteIdp,
};
