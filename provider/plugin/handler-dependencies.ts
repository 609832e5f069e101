import type { Secrets } from "../../sdk/secrets/secrets";
import type { Gateways } from "../gateway/gateways";
import type { Run } from "./run";

/** What Pulumi passes to configure. */
export interface ConfigureRequest {
  /** The stack's configuration, by the whole key: `oag:hostname`. */
  config: {
    /** One value; undefined for a key that is not set. */
    get(key: string): string | undefined;
  };
  /** Where a host that calls the same gateway itself keeps what must not be shown. @default the handlers' own */
  secrets?: Secrets;
}

/** What a handler is given. */
export interface HandlerDependencies {
  /** Where gateways come from; asked at the first call that needs one. */
  gateways: () => Promise<Gateways>;
  /** Where check tells what refuses nothing. @default stderr, which Pulumi shows */
  notice?: (message: string) => void;
  /** What the handlers of one process have in common. @default one of its own */
  run?: Run;
}
