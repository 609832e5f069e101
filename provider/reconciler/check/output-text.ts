import { isObject } from "../../../sdk/json";
import type { ArgumentPath } from "../../errors/argument-path";
import type { Problems } from "../problems/problems";

/** How the text begins that Pulumi's SDK gives for an Output that a program makes a text of. */
const warning = /Calling \[to(?:String|JSON)\] on an \[Output<T>\]/;

const said = `holds Pulumi's warning in place of an output that was written into a text; write pulumi.interpolate\`…\${output}…\` instead of \`…\${output}…\`, or output.apply(…)`;

/** Refuses texts in which such a warning stands: the gateway would take them. */
export function checkOutputTexts(problems: Problems, value: unknown, path: ArgumentPath = []): void {
  if (typeof value === "string") {
    if (warning.test(value)) problems.add(path, "OAG_ARGUMENT_FORM", said);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkOutputTexts(problems, item, [...path, index]);
  } else if (isObject(value))
    for (const [name, inner] of Object.entries(value)) {
      if (warning.test(name)) problems.add(path, "OAG_ARGUMENT_FORM", `a key of it ${said}`);
      else checkOutputTexts(problems, inner, [...path, name]);
    }
}
