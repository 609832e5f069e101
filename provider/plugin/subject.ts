import { isId, splitId } from "../../sdk/id";
import type { CalledObject } from "../errors/object-name";
import { keyOfTopic } from "../errors/topic";
import type { Inputs, Lifecycle, Outputs } from "../lifecycle";
import type { CallSecrets } from "./call-secrets";
import type { Subject } from "./run";

/** An object by its title, or else by its id, which `.get()` has alone; by its kind where both are secret or there is none yet. */
export function subjectOf(
  { noun, title: titleOf, identity }: Pick<Lifecycle, "noun" | "title" | "identity">,
  props: Inputs | Outputs,
  secrets: CallSecrets,
  givenId = "",
): Subject {
  const given = titleOf(props);
  const title = typeof given === "string" && given !== "" && !secrets.isSecret(given) ? given : undefined;
  const { parent, own } = splitId(givenId);
  const id = isId(own) && (parent === undefined || isId(parent)) && !secrets.isSecret(givenId) ? givenId : undefined;
  const key = title === undefined ? id && { noun, id } : { noun, title };
  const object: CalledObject = {
    noun,
    // Others name it, too, whose secrets its name is judged by once more.
    ...(title !== undefined && (secrets.tells(title) ? { title } : { title: "[secret]", isHidden: true })),
    ...(id !== undefined && { id: secrets.hide(id) }),
  };
  return { object, identity: identity?.(props) ?? (key && keyOfTopic(key)) };
}
