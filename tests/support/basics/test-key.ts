import { generateKeyPairSync } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./checkout.ts";

/** So many letters and digits in a row of a secret hide a text that has them, too. */
const run = 6;

const folded = (text: string): string => text.toLowerCase().replace(/[^a-z\d]+/g, "");

function runsIn(text: string): Set<string> {
  const all = folded(text);
  return new Set(Array.from({ length: Math.max(0, all.length - run + 1) }, (_, at) => all.slice(at, at + run)));
}

/** What the stand-in gateway may say, and much else. */
function standInTexts(): string {
  const folder = join(root, "simulator/dist/gateway");
  const files = readdirSync(folder).filter((name) => name.endsWith(".js"));
  return files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}

/**
 * An RSA key in PEM that has no run of letters in common with what the stand-in gateway says. One of ten thousand keys has one with a given
 * sentence, which is then not shown: rightly, but a test that asserts it would fail by chance.
 */
export function testKey(): string {
  const said = runsIn(standInTexts());
  for (;;) {
    const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const body = key.replace(/-----[A-Z ]+-----/g, "");
    const forms = [body, [...body].reverse().join("")];
    if (!forms.some((form) => [...runsIn(form)].some((part) => said.has(part)))) return key;
  }
}
