import { appRule } from "../rule";

export const openApp = appRule({
  id: "open-app",
  severity: "note",
  finds: "An app of type OAG_NOAUTH.",
  why: "Nobody signs in to it, whatever its policies say.",
  source: "learn-about-oag-apps",
  cure: "Use another type if anything behind it is not for everybody.",
  find: (app) => (app.isOpen ? [{ at: "type", text: "is OAG_NOAUTH: the whole app is open without a session" }] : []),
});
