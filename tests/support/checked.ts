import { sentenceOf } from "../../dist/provider/errors/problem.js";
import { lifecycles } from "../../dist/provider/kinds/index.js";
import { type CheckContext, inputsIn, type Lifecycle } from "../../dist/provider/lifecycle.js";
import type { Json } from "./resource.ts";

/** What is wrong with the arguments of a resource of any kind, as people read it. */
export const told =
  ({ check }: Lifecycle) =>
  (olds: Json, news: Json, context: CheckContext): string[] =>
    (check?.(inputsIn(olds), inputsIn(news), context) ?? []).map((problem) => sentenceOf(problem));

/** What is wrong with an app's arguments, as people read it. */
export const checkApp = told(lifecycles.app);

/** What is wrong with an identity provider's arguments, as people read it. */
export const checkIdp = told(lifecycles.idp);
