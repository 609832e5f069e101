import { message } from "../../sdk/message";
import { type ObjectName, objectName } from "../errors/object-name";
import type { Said } from "../errors/resource-error";
import type { Gateway } from "../gateway/gateways";

/** Tells the user what is no error, of one object. */
export const noticeAbout = (gateway: Pick<Gateway, "notice">, object: ObjectName, said: Said): void =>
  gateway.notice(message`${objectName(object)}: ${said}`);
