/** One request as the gateway saw it. Bodies and headers are not kept: they hold secrets. */
export interface LoggedRequest {
  /** HTTP method. */
  method: string;
  /** Path without its query. */
  path: string;
  /** operationId of openapi.yaml; undefined for a path that the API does not have. */
  operation: string | undefined;
  /** 0 when no response was sent. */
  status: number;
  /** Which connection it came on, counted from 1. */
  connection: number;
  /** When it arrived, milliseconds since 1970. */
  startedAt: number;
  /** When its response was sent, milliseconds since 1970. */
  endedAt: number;
}

/** What the gateway was asked. */
export class RequestLog {
  /** All requests, in order of their end. */
  readonly entries: LoggedRequest[] = [];
  /** Mistakes of the stand-in itself, which it answered with 500: the request, and the error with its stack. */
  readonly failures: string[] = [];
  /** Told of each as it happens. */
  onFailure: (failure: string) => void = () => {};
  /** TLS connections since the start. */
  connections = 0;
  /** Most requests that were open at the same time. */
  mostInFlight = 0;
  #inFlight = 0;

  /** A request arrived. */
  begin(): void {
    this.#inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
  }

  /** A request was answered, or dropped. */
  end(entry: LoggedRequest): void {
    this.#inFlight -= 1;
    this.entries.push(entry);
  }

  /** The stand-in made a mistake. */
  fail(failure: string): void {
    this.failures.push(failure);
    this.onFailure(failure);
  }

  /** Forgets what was asked so far; connections stay counted. */
  clear(): void {
    this.entries.length = 0;
    this.failures.length = 0;
    this.mostInFlight = this.#inFlight;
  }

  /** `POST /api/v2/apps` lines without the token calls, in order of their end. */
  get calls(): string[] {
    return this.entries.filter((entry) => entry.operation !== "createAccessToken").map((entry) => `${entry.method} ${entry.path}`);
  }

  /** Calls that change something. */
  get writes(): string[] {
    return this.calls.filter((call) => !call.startsWith("GET "));
  }

  /** How many access tokens were given. */
  get tokens(): number {
    return this.entries.filter((entry) => entry.operation === "createAccessToken" && entry.status === 200).length;
  }
}
