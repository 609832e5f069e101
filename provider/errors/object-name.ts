import { type Message, message, quoted } from "../../sdk/message";

/** An object as people know it, for example the app "Payroll". */
export interface ObjectName {
  readonly noun: string;
  readonly title: string;
}

/** An object in a sentence. */
export const objectName = ({ noun, title }: ObjectName): Message => message`${noun} ${quoted(title)}`;
