import { type JudgedPrograms, judgePrograms } from "../../support/programs/editor.ts";

const common = `import * as pulumi from "@pulumi/pulumi";
import { type AppResult, getApp, getIdentityProvider, type IdentityProviderResult, OagApp, type OagDirectory, OagIdentityProvider,
  type OutputsOf, type Policy, type ValidationStatus } from "pulumi-oag";
declare const app: OagApp;
declare const idp: OagIdentityProvider;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
`;

/** An interface of one's own for each kind, with every output. */
const everyOutput = `
type Plain<Values> = { readonly [Name in keyof Values]: pulumi.Output<Values[Name]> };
interface AnyApp extends Plain<AppResult> {}
interface AnyProvider extends Plain<IdentityProviderResult> {}
`;

const programs: JudgedPrograms = {
  "let a function of a program take an app or what a look-up found of one": {
    code: `interface Reachable { label: pulumi.Output<string>; publicDomain: pulumi.Output<string | undefined>; status: pulumi.Output<string>;
  policies: pulumi.Output<Record<string, Policy> | undefined>; }
const paths = ({ policies }: Reachable): pulumi.Output<string[]> => policies.apply((rules = {}) => Object.keys(rules));
export const all = [paths(app), paths(getApp({ label: "Wiki" }))];
const open = ({ policies }: Pick<OagApp, "policies">) => policies.apply((rules = {}) => rules["/"]?.rule === "NO_AUTH");
export const both: pulumi.Output<boolean>[] = [open(app), open(getApp({ label: "Wiki" }))];`,
    errors: [],
  },
  "let every output of a resource be read of a look-up, and the other way round": {
    code: `${everyOutput}
const apps: AnyApp[] = [app, getApp({ label: "Wiki" })];
const providers: AnyProvider[] = [idp, getIdentityProvider({ domain: "d" })];`,
    errors: [],
  },
  "give a look-up the names and types of the outputs, and of them alone": {
    code: `type Names = Exclude<keyof OagApp, keyof pulumi.CustomResource> | "id";
const names: Same<keyof AppResult, Names> = true;
const providerNames: Same<keyof IdentityProviderResult, Exclude<keyof OagIdentityProvider, keyof pulumi.CustomResource> | "id"> = true;
const id: Same<AppResult["id"], string> = true;
const status: Same<AppResult["status"], "CREATED" | "ACTIVE" | "INACTIVE" | "MAINTENANCE"> = true;
const policies: Same<AppResult["policies"], Record<string, Policy> | undefined> = true;
const valid: Same<IdentityProviderResult["validationStatus"], ValidationStatus | undefined> = true;
const mode: Same<IdentityProviderResult["failoverMode"], "AUTOMATIC" | "DISABLED" | undefined> = true;
const metadata: Same<AppResult["idpMetadata"], unknown> = true;`,
    errors: [],
  },
  "know the outputs of every other class, too": {
    code: `const names: Same<keyof OutputsOf<OagDirectory>, "id" | "idpId" | "type" | "connection" | "config" | "gateway"> = true;
const idpId: Same<OutputsOf<OagDirectory>["idpId"], string> = true;`,
    errors: [],
  },
  "have no name of the engine's in a look-up, and write none of its members": {
    code: `declare const found: AppResult;
found.label = "L";
getApp({ label: "Wiki" }).apply(({ urn }) => urn);`,
    errors: [/Cannot assign to 'label' because it is a read-only property/, /Property 'urn' does not exist on type 'AppResult'/],
  },
};

describe("the types of look-ups, as an editor judges a program", () => {
  judgePrograms(common, programs);
});
