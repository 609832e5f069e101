import * as pulumi from "@pulumi/pulumi";
import { misplacedIn, textIn } from "../../sdk/secrets/misplaced-key";
import { type SettingKey, settingTable } from "../../sdk/setting-table";
import { ProgramError } from "./program-error";

/**
 * Refuses a private key, and the content of a file, in arguments that are registered, and kept in the state, in clear.
 * @param who whose arguments they are, as the sentence begins
 * @throws ProgramError naming the argument, never with the value
 */
export function assertKeysInPlace(who: string, args: object): void {
  for (const [name, value] of Object.entries(args) as [SettingKey, unknown][]) {
    const texts = misplacedIn(name, textIn(value));
    if (texts !== undefined) throw new ProgramError("OAG_CONFIG", `${who}: ${name}${texts.join("privateKey")}`);
  }
}

/** The text of an argument, as a secret where it must be one, or is found to hold one once it is known: the plugin refuses it then. */
export function keptSafe(name: SettingKey, text: pulumi.Output<string>): pulumi.Output<string> {
  if (settingTable[name].isSecret) return pulumi.secret(text);
  return text.apply((known) => (misplacedIn(name, known) === undefined ? pulumi.output(known) : pulumi.secret(known)));
}
