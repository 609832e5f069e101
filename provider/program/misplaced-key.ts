import * as pulumi from "@pulumi/pulumi";
import { setting, spell } from "../../sdk/message";
import { misplacedIn, textIn } from "../../sdk/secrets/misplaced-key";
import { type SettingKey, settingTable } from "../../sdk/setting-table";
import { ProgramError } from "./program-error";

/** What is wrong with the text of an argument that holds a private key, or a file's content, where none belongs. */
const flawOf = (name: SettingKey, text: string) => misplacedIn(name, text, setting("privateKey", "privateKey"));

/**
 * Refuses a private key, and the content of a file, in arguments that are registered, and kept in the state, in clear.
 * @param who whose arguments they are, as the sentence begins
 * @throws ProgramError naming the argument, never with the value
 */
export function assertKeyInPlace(who: string, args: object): void {
  for (const [name, value] of Object.entries(args) as [SettingKey, unknown][]) {
    const flaw = flawOf(name, textIn(value));
    if (flaw !== undefined) throw new ProgramError("OAG_CONFIG", `${who}: ${name}${spell(flaw)}`);
  }
}

/** The text of an argument, as a secret where it must be one, or is found to hold one once it is known: the plugin refuses it then. */
export function keptSafe(name: SettingKey, text: pulumi.Output<string>): pulumi.Output<string> {
  if (settingTable[name].isSecret) return pulumi.secret(text);
  return text.apply((known) => (flawOf(name, known) === undefined ? pulumi.output(known) : pulumi.secret(known)));
}
