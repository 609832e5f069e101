import { lifecycleOf } from "../reconciler/kind-lifecycle";
import { appConstraints } from "./app/constraints";
import { app } from "./app/kind";
import { authenticationServiceConstraints } from "./authentication-service/constraints";
import { authenticationService } from "./authentication-service/kind";
import { directoryConstraints } from "./directory/constraints";
import { directory } from "./directory/kind";
import { idpConstraints } from "./idp/constraints";
import { idp } from "./idp/kind";

/** Every kind of resource, by the name under which the plugin process knows it for ever. */
export const kinds = { app, idp, directory, authenticationService };

/** The life of each. */
export const lifecycles = {
  app: lifecycleOf(kinds.app, appConstraints),
  idp: lifecycleOf(kinds.idp, idpConstraints),
  directory: lifecycleOf(kinds.directory, directoryConstraints),
  authenticationService: lifecycleOf(kinds.authenticationService, authenticationServiceConstraints),
};
