// Writes everything that is derived from sdk/openapi.yaml, the one source of the API's shape:
//   sdk/generated/openapi.ts      types (openapi-typescript)
//   sdk/generated/contract.ts     operations with their scopes, members with enums, defaults and bounds
//   sdk/generated/credentials.ts  where values stand that are secret whatever a program does
//   sdk/generated/validators.ts   validators of what a program may declare (ajv, compiled here, never at run time)
//   sdk/generated/reads.ts        forms of the responses, by which they are checked where they enter
//   sdk/generated/calls.ts        what each operation is given and what it answers
//   provider/generated/args.ts    argument and output types of the resources, with their documentation
//   simulator/generated/requests.ts   validators and operations for the stand-in gateway, which imports nothing of the sdk
// With --check it only says what of the committed ones is stale.
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readApi } from "./generate/api.ts";
import { generateArgs } from "./generate/args.ts";
import { generateCalls } from "./generate/calls.ts";
import { generateContract } from "./generate/contract.ts";
import { generateCredentials } from "./generate/credentials.ts";
import { generateReads } from "./generate/reads.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const api = readApi(await readFile(join(root, "sdk/openapi.yaml"), "utf8"));
const contract = generateContract(api);
const reads = generateReads(api);

/** Committed, since people read them and a change of the contract shows in their diff. */
const toRead = {
  "sdk/generated/contract.ts": contract,
  "sdk/generated/credentials.ts": generateCredentials(api, reads.read),
  "provider/generated/args.ts": generateArgs(api),
};

/** Made by every build. What some of them take, a compiler and a type generator, takes most of the time: a check loads neither. */
async function compiled() {
  const { generateOpenapi } = await import("./generate/openapi.ts");
  const { generateRequests, generateValidators } = await import("./generate/validators.ts");
  return {
    "sdk/generated/openapi.ts": await generateOpenapi(api),
    "sdk/generated/reads.ts": reads.text,
    "sdk/generated/calls.ts": generateCalls(api),
    "sdk/generated/validators.ts": generateValidators(api),
    "simulator/generated/requests.ts": generateRequests(api),
    "simulator/generated/contract.ts": contract,
  };
}

if (process.argv.includes("--check")) {
  const stale = Object.entries(toRead).filter(
    ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text,
  );
  for (const [path] of stale)
    console.error(`${path} is not what sdk/openapi.yaml makes: run \`npm run generate\`, review it and commit it.`);
  if (stale.length > 0) process.exitCode = 1;
} else
  for (const [path, text] of Object.entries({ ...toRead, ...(await compiled()) })) {
    await mkdir(join(root, path, ".."), { recursive: true });
    await writeFile(join(root, path), text);
  }
