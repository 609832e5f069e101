import type { Gateway } from "pulumi-oag-simulator";

/** Somebody else acts just before the gateway serves the next request of that operation. */
export function meanwhile(gateway: Gateway, operation: string, act: () => void): void {
  const next = gateway.faults.next.bind(gateway.faults);
  gateway.faults.next = (request) => {
    if (request.operation === operation) {
      gateway.faults.next = next;
      act();
    }
    return next(request);
  };
}
