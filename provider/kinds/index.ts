import { lifecycleOf } from "../reconciler/kind-lifecycle";
import { appRules } from "./app/check-rules";
import { app } from "./app/kind";
import { authenticationServiceRules } from "./authentication-service/check-rules";
import { authenticationService } from "./authentication-service/kind";
import { directoryRules } from "./directory/check-rules";
import { directory } from "./directory/kind";
import { idpRules } from "./idp/check-rules";
import { idp } from "./idp/kind";

/** Every kind of resource, by the name under which the plugin process knows it for ever. */
export const kinds = { app, idp, directory, authenticationService };

/** The life of each. */
export const lifecycles = {
  app: lifecycleOf(kinds.app, appRules),
  idp: lifecycleOf(kinds.idp, idpRules),
  directory: lifecycleOf(kinds.directory, directoryRules),
  authenticationService: lifecycleOf(kinds.authenticationService, authenticationServiceRules),
};
