import { type Message, message, quoted } from "../../sdk/message";
import { withArticle } from "./article";

/** An object as people know it, for example the app "Payroll". */
export interface ObjectName {
  readonly noun: string;
  readonly title: string;
}

/** An object that a call is about, as far as it may be told which one that is. */
export interface CalledObject {
  readonly noun: string;
  /** What people call it; `[secret]` where that repeats a secret. */
  readonly title?: string;
  /** True where the title is none that may be told. */
  readonly isHidden?: boolean;
  readonly id?: string;
}

/** An object in a sentence. */
export const objectName = ({ noun, title }: ObjectName): Message => message`${noun} ${quoted(title)}`;

/** An object that a call is about in a sentence, by its title, or else by its id; by its kind where there is neither. */
export function calledName({ noun, title, isHidden = false, id }: CalledObject): Message {
  if (title !== undefined) return isHidden ? [`${noun} ${title}`] : objectName({ noun, title });
  return [id === undefined ? withArticle(noun) : `${noun} ${id}`];
}
