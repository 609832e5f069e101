import { isKnown } from "../input/unknown";
import { blockOf, count, flag } from "../input/view";
import { proxiedRule } from "../rule";

export const sessionWithoutEnd = proxiedRule({
  id: "session-without-end",
  severity: "warning",
  finds: "Sessions that never end, or live longer than maxSession of the tuning.",
  why: "A session that somebody took, or a person who left, keeps its access.",
  source: "task-manage-adv-settings (inferred)",
  cure: "Set session.maxSession: true and a maxSessionTimeout above 0.",
  find(app, { tuning: { maxSession } }) {
    if (app.isOpen) return [];
    const member = blockOf(app.declared, "session");
    const [isOn, seconds] = [flag(member("maxSession")), count(member("maxSessionTimeout"))];
    if (isOn === false) return [{ at: "session.maxSession", text: "is false: sessions never end while they are used" }];
    if (!isKnown(isOn) || !isKnown(seconds) || seconds === undefined) return [];
    if (seconds === 0) return [{ at: "session.maxSessionTimeout", text: "is 0: sessions never end while they are used" }];
    if (maxSession === undefined || seconds <= maxSession) return [];
    return [{ at: "session.maxSessionTimeout", text: `is ${seconds} s, longer than the ${maxSession} s that are allowed here` }];
  },
});
