import { message, quoted } from "../../../sdk/message";
import { mayBeInTheWay } from "../../../sdk/outcomes";
import { printable, textOf } from "../../../sdk/text";
import { ExplainedError } from "../../errors/failure";
import { inList } from "../../errors/in-list";
import type { Gateway } from "../../gateway/gateways";
import { isHidden } from "../../reconciler/compare/hidden";
import { gatewayWord } from "../../reconciler/gateway-word";
import { shownId } from "../../reconciler/id-form";
import type { Hooks } from "../../reconciler/kind";
import type { Declaration } from "../../reconciler/parsed/declaration";
import type { Members } from "../../reconciler/provenance";
import { appsOf } from "../app/inventory";
import { validationStatusOf } from "./read-validation-status";

/** What is truly an identity provider's own. */
export const hooks: Hooks = {
  describe: ({ origin }, { id, type }) => ({
    found: message`${origin} has an identity provider with this domain already (id ${shownId(id)}, ${gatewayWord(type)}), and allows one for each`,
    doubt: "this identity provider is not what it was to make",
  }),
  adoptionNotice: () => "its credential cannot be compared; the declared one was taken into the state and not written",
  whyUnusable: refusalOfCredential,
  refusedDelete: (error, gateway, id) => appsThatUse(gateway, id, error),
};

/** What to do about a credential that the gateway took and the org does not accept: without it the object is of no use. */
function refusalOfCredential(live: Members<"live">, { variant }: Declaration): string | undefined {
  if (validationStatusOf(live)?.valid !== false) return undefined;
  const names = Object.keys(variant.members).filter((name) => isHidden(variant.members[name]));
  return `the gateway took it, but its credential is not accepted (validationStatus.valid is false); check ${names.join(" and ")} and its rights in the org`;
}

const mostNamed = 5;

/** The apps for which a gateway keeps an identity provider. */
async function appsThatUse(gateway: Gateway, id: string, error: unknown): Promise<unknown> {
  if (!mayBeInTheWay(error)) return error;
  const apps = await appsOf(gateway)
    .fresh()
    .catch(() => []);
  const labels = apps
    .filter((app) => app.idpId === id)
    .map(({ label }) => printable(textOf(label), 80))
    .sort();
  if (labels.length === 0) return error;
  const named = inList(labels.map(quoted), ", ", mostNamed);
  return new ExplainedError(
    error,
    message`${labels.length === 1 ? "1 app uses" : `${labels.length} apps use`} it: ${named}; let each use another identity provider, or delete it first`,
  );
}
