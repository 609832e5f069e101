import type { Gateway } from "../gateway/gateways";
import type { CallSecrets } from "./call-secrets";

/** The gateway as one call sees it: what it tells is free of the call's secrets, and of all others that the gateway was sent. */
export function gatewayOfCall(gateway: Gateway, secrets: CallSecrets): Gateway {
  secrets.join(gateway.secrets);
  const { isSecret, hide } = secrets;
  return {
    ...gateway,
    isSecret,
    notice: (message) => gateway.notice(hide(message)),
    noticeOnce: (topic, message) => gateway.noticeOnce(topic, hide(message)),
  };
}
