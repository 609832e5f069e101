import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Shells as a person has them open: interactive ones, into which lines are pasted. */
const interactive = {
  sh: ["sh", "-i"],
  bash: ["bash", "--noprofile", "--norc", "-i"],
  zsh: ["zsh", "-f", "-i"],
} as const;

export type Shell = keyof typeof interactive;
export const shells = Object.keys(interactive) as Shell[];

/** Whether this machine has the shell. */
export function hasShell(shell: Shell): boolean {
  try {
    execFileSync(shell, ["-c", "exit 0"], { stdio: "ignore", env: { PATH: process.env.PATH } });
    return true;
  } catch {
    return false;
  }
}

/** What a shell did with lines that were pasted into it. */
export interface Pasted {
  /** The commands that were run, each with its arguments. */
  calls: string[][];
  /** Files that came to be beside those that were there. */
  made: string[];
}

const recorder = `#!/bin/sh
printf '%s\\0' "$#" "\${0##*/}" "$@" >> "$RECORD"
`;

/** Shell fences of a Markdown page, each as its lines. */
export function fencesOf(page: string): string[][] {
  const fences = page.matchAll(/^( *)```(?:sh|bash|zsh|shell|console)\n([\s\S]*?)^\1```$/gm);
  return [...fences].map(([, indent = "", body = ""]) =>
    body
      .split("\n")
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
      .filter((line) => line !== ""),
  );
}

/** Pastes lines into an interactive shell in which the commands named here do nothing but note how they were called. */
export function paste(shell: Shell, lines: readonly string[], commands = ["pulumi", "npm", "npx"]): Pasted {
  const scratch = mkdtempSync(join(tmpdir(), "pulumi-oag-shell-"));
  try {
    const [bin, work, record] = [join(scratch, "bin"), join(scratch, "work"), join(scratch, "record")];
    for (const folder of [bin, work, join(work, "oag"), join(work, "gateways")]) mkdirSync(folder);
    for (const command of commands) {
      writeFileSync(join(bin, command), recorder);
      chmodSync(join(bin, command), 0o755);
    }
    const files = ["east.pem", "key.pem", "production.pem", "staging.pem", "west.pem"];
    for (const name of files) writeFileSync(join(work, name), "");
    const [program, ...args] = interactive[shell];
    spawnSync(program, args, {
      cwd: work,
      input: `${lines.join("\n")}\n`,
      env: { PATH: `${bin}:/usr/bin:/bin`, HOME: work, HISTFILE: "", RECORD: record, TERM: "dumb" },
      stdio: ["pipe", "ignore", "ignore"],
      timeout: 20_000,
    });
    const made = readdirSync(work, { recursive: true }).map(String);
    return {
      calls: existsSync(record) ? callsIn(readFileSync(record, "utf8")) : [],
      made: made.filter((name) => ![...files, "gateways", "oag"].includes(name)),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The recorder's notes: the number of arguments, the command, the arguments, each ended by a NUL. */
function callsIn(record: string): string[][] {
  const words = record.split("\0").slice(0, -1);
  const calls: string[][] = [];
  for (let at = 0; at < words.length; ) {
    const end = at + 2 + Number(words[at]);
    calls.push(words.slice(at + 1, end));
    at = end;
  }
  return calls;
}
