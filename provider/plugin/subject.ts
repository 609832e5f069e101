import { isId } from "../../sdk/id";
import { spell } from "../../sdk/message";
import { withArticle } from "../errors/noun";
import { objectName } from "../errors/partial";
import { partsOf, type Said } from "../errors/resource-error";
import type { Inputs, Lifecycle, Outputs } from "../lifecycle";
import type { CallSecrets } from "./call-secrets";
import type { Subject } from "./run";

/** An object by its title, or else by its id, which `.get()` has alone; by its kind where both are secret or there is none yet. */
export function subjectOf(
  { noun, title: titleOf, identity }: Pick<Lifecycle, "noun" | "title" | "identity">,
  props: Inputs | Outputs,
  secrets: CallSecrets,
  id = "",
): Subject & { title: Said | undefined } {
  const given = titleOf(props);
  const title = typeof given === "string" && given !== "" && !secrets.isSecret(given) ? objectName({ noun, title: given }) : undefined;
  const byId = id.split("/").every(isId) && !secrets.isSecret(id) ? `${noun} ${id}` : undefined;
  const named = title ?? byId;
  const known = named && spell(partsOf(named));
  const shown = named && secrets.hide(named);
  // Others name it, too, whose secrets its name is judged by once more.
  const name = shown === known ? named : shown;
  return { title, name: name ?? withArticle(noun), identity: identity?.(props) ?? known };
}
