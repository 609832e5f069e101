import { checkApp as problemsOfApp } from "../../dist/provider/kinds/app/check.js";
import { checkIdp as problemsOfIdp } from "../../dist/provider/kinds/idp/check.js";
import { sentenceOf } from "../../dist/provider/plugin/problem.js";

/** What is wrong with an app's arguments, as people read it. */
export const checkApp = (...given: Parameters<typeof problemsOfApp>): string[] => problemsOfApp(...given).map(sentenceOf);

/** What is wrong with an identity provider's arguments, as people read it. */
export const checkIdp = (...given: Parameters<typeof problemsOfIdp>): string[] => problemsOfIdp(...given).map(sentenceOf);
