import { isKnown } from "../input/unknown";
import { blockOf, count, flag } from "../input/view";
import { proxiedRule } from "../rule";

export const longIdle = proxiedRule({
  id: "long-idle-session",
  severity: "warning",
  finds: "Sessions that outlive an idle time longer than maxIdle of the tuning, an hour by default.",
  why: "Whoever sits down at a computer that was left goes on where its user stopped.",
  source: "task-manage-adv-settings (inferred)",
  cure: "Set session.idleSession: true and a shorter idleSessionTimeout.",
  find(app, { tuning: { maxIdle } }) {
    if (app.isOpen) return [];
    const member = blockOf(app.declared, "session");
    const [isOn, seconds] = [flag(member("idleSession")), count(member("idleSessionTimeout"))];
    if (isOn === false) return [{ at: "session.idleSession", text: "is false: a session that nobody uses stays open" }];
    if (!isKnown(isOn) || !isKnown(seconds) || seconds === undefined || seconds <= maxIdle) return [];
    return [{ at: "session.idleSessionTimeout", text: `is ${seconds} s, longer than the ${maxIdle} s that are allowed here` }];
  },
});
