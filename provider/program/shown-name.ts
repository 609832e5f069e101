import { isLikeName } from "../../sdk/message";

/** True for a name that a sentence may repeat: an identifier of moderate length. Whatever else stands where a name belongs may be a secret. */
export const isShownName = (name: string): boolean => name.length <= 40 && isLikeName(name);
