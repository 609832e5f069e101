import { expect } from "chai";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import type { Json } from "../basics/json.ts";
import { told } from "./checked.ts";
import type { KindName } from "./kind-names.ts";

/** What the preview says of a program: what it refuses, and what it only tells. */
export function previewed(kind: KindName, news: Json, olds: Json = {}): { refused: string[]; told: string[] } {
  const notices: string[] = [];
  const refused = told(lifecycles[kind])(olds, news, { validation: "strict", notice: (text) => notices.push(text) });
  expect([...refused, ...notices].join("\n")).to.not.include("CANARY");
  return { refused, told: notices };
}
