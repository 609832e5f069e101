import type { Reader } from "../read/reader";
import type { ApplicationOfflineModeAccessPolicy, ApplicationOfflineModeGroupPolicy, ApplicationOfflineModeState } from "../types";
import { Assignment } from "./parts";

/**
 * Offline mode of an application (Limited Early Access): its state by `get` and `assign`, and who may use it then.
 * Source: API reference, Application Offline Mode.
 */
export class ApplicationOfflineMode extends Assignment<ApplicationOfflineModeState> {
  /**
   * The access policy of an application, from 2026.08.1 on. An application without one has the default policy of its identity
   * provider. Source: guide "Configure authenticators and access policies"; that the read exists is inferred.
   */
  readonly accessPolicy: Assignment<ApplicationOfflineModeAccessPolicy>;
  /**
   * The groups that may use an application. From 2026.08.1 on `assign` fails with status 405: use {@link accessPolicy}; the
   * read stays. Source: API reference, Application Offline Mode.
   */
  readonly groupPolicy: Assignment<ApplicationOfflineModeGroupPolicy>;

  constructor(reader: Reader) {
    super(reader, { get: "getApplicationOfflineModeState", assign: "assignApplicationOfflineModeState" });
    this.accessPolicy = new Assignment(reader, {
      get: "getApplicationOfflineModeAccessPolicy",
      assign: "assignApplicationOfflineModeAccessPolicy",
    });
    this.groupPolicy = new Assignment(reader, {
      get: "getApplicationOfflineModeGroupPolicy",
      assign: "assignApplicationOfflineModeGroupPolicy",
    });
  }
}
