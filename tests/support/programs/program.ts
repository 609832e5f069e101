import * as pulumi from "@pulumi/pulumi";
import { mistyped } from "../basics/mistyped.ts";
import { uuid } from "../resources/arguments.ts";

/** What a program asked the engine to register. */
interface Registered {
  type: string;
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: inputs as the engine would get them
  inputs: any;
  id: string | undefined;
  provider: string | undefined;
}

/** What the last program registered. */
export const registered: Registered[] = [];

/** Runs a program in this process, with a stand-in for the engine. */
export async function runProgram<T>(program: () => T): Promise<T> {
  registered.length = 0;
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id, provider }) => {
        registered.push({ type, name, inputs, id, provider });
        if (type.endsWith(":Lookup"))
          return { id: id ?? "", state: { ...inputs, result: { id: uuid, commonName: inputs.query.commonName } } };
        return { id: id || `${name}-id`, state: { ...inputs, gateway: "https://oag.example.com", status: inputs.status ?? "CREATED" } };
      },
      call: () => ({}),
    },
    "project",
    "stack",
    false,
  );
  const result = program();
  await pulumi.runtime.disconnect();
  return result;
}

/** Stands in Pulumi's wire format for a value that a preview does not know. */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** An Output as previews have it of what is still to be made. */
export const notKnown = (): pulumi.Output<string> =>
  new (mistyped<new (...given: unknown[]) => pulumi.Output<string>>(pulumi.Output))(
    new Set(),
    Promise.resolve(unknownValue),
    Promise.resolve(false),
    Promise.resolve(false),
    Promise.resolve(new Set()),
  );

/** The value of an output. */
export const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
