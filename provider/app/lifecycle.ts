import type { Lifecycle } from "../plugin/handler";
import { checkApp } from "./check";
import { createApp } from "./create";
import { deleteApp } from "./delete";
import { diffApp } from "./diff";
import { readApp } from "./read";
import { updateApp } from "./update";

/** The life of an OagApp. */
export const appLifecycle: Lifecycle = {
  kind: "app",
  title: "label",
  check: checkApp,
  diff: diffApp,
  create: createApp,
  read: readApp,
  update: updateApp,
  delete: deleteApp,
};
