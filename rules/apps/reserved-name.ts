import { message } from "../../sdk/message";
import { builtInAttributes, isGatewayCookie } from "../evaluator/names-in-rules";
import { isKnown } from "../input/unknown";
import { appRule, type DeclaredContext } from "../rule";

export const reservedName = appRule<DeclaredContext>({
  id: "reserved-attribute-name",
  severity: "warning",
  finds: "An attribute with a name that the gateway uses itself.",
  why: "The gateway sets these session values and cookies; an attribute of the same name hides them, or is hidden.",
  source: "support article oag-reserved-attribute-names, learn-about-oag-apps",
  cure: "Choose another name.",
  find: (app) =>
    app.attributes.items.flatMap(({ key, where, name, type }) => {
      if (!isKnown(name) || !isKnown(type)) return [];
      const isCookie = type === "COOKIE" && isGatewayCookie(name);
      if (!isCookie && !builtInAttributes.includes(name)) return [];
      return [
        {
          at: where,
          text: message`has the name of a ${isCookie ? "cookie" : "session value"} that the gateway sets itself`,
          topic: { attribute: key, isCookie },
        },
      ];
    }),
});
