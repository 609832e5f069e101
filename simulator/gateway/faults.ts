/** Which request a fault hits. All given members must match. */
export interface FaultMatch {
  /** HTTP method. @default any */
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** operationId of openapi.yaml, for example `createPolicy`; `createAccessToken` is the token call. @default any */
  operation?: string;
  /** Part of the path. @default any */
  path?: string;
}

/** What goes wrong. */
export interface Fault {
  /** Which requests it hits; `{}` hits every one. */
  match: FaultMatch;
  /** The first request to hit, counted from 1 among those that match. @default 1 */
  nth?: number;
  /** How many matching requests in a row are hit. @default 1 */
  times?: number;
  /** Whether the change is made before things go wrong. @default "before": it is not */
  when?: "before" | "after";
  /**
   * Answer with this status, in the API's error form unless `html`, `body` or `huge` says otherwise.
   * @default 500, or what the gateway answers where the change is made
   */
  status?: number;
  /** `Retry-After` header. @default none */
  retryAfter?: string;
  /** Text of the error's message. @default as the API words the status */
  message?: string;
  /** The message repeats the request's body and its Authorization header, as careless servers do. @default false */
  echo?: boolean;
  /** Drop the connection without a response. @default false */
  reset?: boolean;
  /** Never answer. @default false */
  stall?: boolean;
  /** Milliseconds to wait before going on. @default 0 */
  delay?: number;
  /** Answer with an HTML page. @default false */
  html?: boolean;
  /** Answer with exactly this text. @default as `status` says */
  body?: string;
  /** `Content-Type` of `body`. @default "application/json" */
  contentType?: string;
  /** Answer with that many bytes. @default as `status` says */
  huge?: number;
  /** Send half of the body, then drop the connection. @default false */
  half?: boolean;
}

/** The script of what goes wrong, and when. */
export class FaultScript {
  readonly #faults: { fault: Fault; seen: number }[] = [];

  /** Adds a fault; it counts matching requests from now on. */
  add(...faults: Fault[]): void {
    this.#faults.push(...faults.map((fault) => ({ fault, seen: 0 })));
  }

  /** Forgets all faults. */
  clear(): void {
    this.#faults.length = 0;
  }

  /** The fault that hits this request, if any. Every matching fault counts the request. */
  next(request: { method: string; operation: string | undefined; path: string }): Fault | undefined {
    let hit: Fault | undefined;
    for (const entry of this.#faults) {
      const { match, nth = 1, times = 1 } = entry.fault;
      if (match.method !== undefined && match.method !== request.method) continue;
      if (match.operation !== undefined && match.operation !== request.operation) continue;
      if (match.path !== undefined && !request.path.includes(match.path)) continue;
      entry.seen += 1;
      if (entry.seen >= nth && entry.seen < nth + times) hit ??= entry.fault;
    }
    return hit;
  }
}
