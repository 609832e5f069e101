import { lifecycleOf } from "../reconciler/lifecycle";
import { appRules } from "./app/check-rules";
import { app } from "./app/kind";
import { idpRules } from "./idp/check-rules";
import { idp } from "./idp/kind";

/** Every kind of resource, by the name under which the plugin process knows it for ever. */
export const lifecycles = {
  app: lifecycleOf(app, appRules),
  idp: lifecycleOf(idp, idpRules),
};
