import { lifecycleOf } from "../reconciler/lifecycle";
import { checkApp } from "./app/check";
import { app } from "./app/kind";
import { checkIdp } from "./idp/check";
import { idp } from "./idp/kind";

/** Every kind of resource, by the name under which the plugin process knows it for ever. */
export const lifecycles = {
  app: lifecycleOf(app, checkApp),
  idp: lifecycleOf(idp, checkIdp),
};
