import { operations } from "./generated/contract";
import type { OperationId } from "./http/connection";

type Operations = typeof operations;

/** The scope that an operation needs; null where it needs none, as the log-in and the discovery of OIDC. */
export type ScopeOf<Id extends OperationId> = Operations[Id]["scope"];

/** The scope that an operation needs, as the contract says. */
export function scopeOf<Id extends OperationId>(operation: Id): ScopeOf<Id> {
  return operations[operation].scope;
}

/** Scopes of which an operation needs any one. */
export function scopesOf(operation: OperationId): string[] {
  const { scope, orScope }: { scope: string | null; orScope?: string } = operations[operation];
  return [scope, orScope].filter((one) => typeof one === "string");
}
