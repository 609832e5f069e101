import type { Gateway } from "../gateway/gateways";
import { type ObjectName, objectName } from "../plugin/partial";

/** Tells the user what is no error, of one object. */
export const tell = (gateway: Pick<Gateway, "notice">, object: ObjectName, message: string): void =>
  gateway.notice(`${objectName(object)}: ${message}`);
