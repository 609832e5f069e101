import { type ObjectName, objectName } from "../errors/partial";
import type { Gateway } from "../gateway/gateways";

/** Tells the user what is no error, of one object. */
export const tell = (gateway: Pick<Gateway, "notice">, object: ObjectName, message: string): void =>
  gateway.notice([...objectName(object), `: ${message}`]);
