import { lineOf, sentenceOf } from "../../../dist/provider/errors/problem.js";
import { lifecycles } from "../../../dist/provider/kinds/index.js";
import { type CheckContext, inputsIn, type Lifecycle } from "../../../dist/provider/lifecycle.js";
import type { Json } from "../basics/json.ts";

/** What check may know and do, with notices as people read them. */
type Context = Omit<CheckContext, "notice"> & { notice: (line: string) => void };

/** What is wrong with the arguments of a resource of any kind, as people read it. */
export const told =
  ({ check }: Lifecycle) =>
  (olds: Json, news: Json, { notice, ...context }: Context): string[] =>
    (check?.({ olds: inputsIn(olds), news: inputsIn(news) }, { ...context, notice: (said) => notice(lineOf(said)) }).problems ?? []).map(
      (problem) => sentenceOf(problem),
    );

/** What is wrong with an app's arguments, as people read it. */
export const checkApp = told(lifecycles.app);

/** What is wrong with an identity provider's arguments, as people read it. */
export const checkIdp = told(lifecycles.idp);
