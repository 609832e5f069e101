import { MockMonitor } from "@pulumi/pulumi/runtime/mocks.js";
import type { Json } from "../basics/json.ts";
import { runProgram } from "./program.ts";

/** What a constructor sent to the engine. */
export interface Sent {
  object: Json;
  additionalSecretOutputs: string[];
}

interface Request {
  getObject(): { toJavaScript(): Json };
  getAdditionalsecretoutputsList(): string[];
}

/** Runs a program with a stand-in for the engine, and keeps what it registers as it is on the wire: with the marks of secrets where they are. */
export async function sentBy(program: () => unknown): Promise<Sent[]> {
  const sent: Sent[] = [];
  const { registerResource } = MockMonitor.prototype;
  MockMonitor.prototype.registerResource = function watched(request: Request, callback) {
    sent.push({ object: request.getObject().toJavaScript(), additionalSecretOutputs: request.getAdditionalsecretoutputsList() });
    return registerResource.call(this, request, callback);
  };
  try {
    await runProgram(program);
  } finally {
    MockMonitor.prototype.registerResource = registerResource;
  }
  return sent;
}
