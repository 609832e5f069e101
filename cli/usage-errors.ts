import { type Argument, Command, type ErrorOptions, Option } from "commander";
import { withCode } from "./error-details";
import { CliError } from "./errors";

/** An option's name, as somebody who mistypes one may write it. */
const name = /^(?:--[a-z][a-z-]{0,30}|-[a-z])/i;
/** A command's, likewise. */
const word = /^[a-z][a-z-]{0,30}$/i;

/** What commander says with the name that is near, which its types do not declare. */
const commander = Command.prototype as unknown as {
  unknownOption(this: Command, flag: string): void;
  unknownCommand(this: Command): void;
};

/** Methods that commander declares to nobody, and calls with what was given. Its version is one alone in package.json. */
const undeclared = ["unknownOption", "unknownCommand", "_excessArguments", "_callParseArg"] as const;

/** @throws CliError where one is not there: commander would then tell by itself, with the values */
function assertOverridden(): void {
  const missing = undeclared.filter((method) => typeof Reflect.get(Command.prototype, method) !== "function");
  if (missing.length > 0)
    throw new CliError(
      "OAG_INSTALLATION",
      `the package commander that is installed has no ${missing.join(" and no ")}, without which values of options could be shown; nothing was done. Install the version that package.json of pulumi-oag-cli names`,
    );
}

/**
 * A command that says of a wrong command line nothing that stands in the place of a value: somebody who gives a password or a key to
 * an option that there is not finds it in the log of a pipeline. Commander calls these methods with what it was given.
 */
export class RedactingCommand extends Command {
  static {
    assertOverridden();
  }

  /** Tells of a wrong command line as commands tell of all else: the line ends with a code, and a suggestion is below. */
  override error(said: string, options?: ErrorOptions): never {
    const [line = "", ...below] = said.split("\n");
    return super.error([withCode(line, "OAG_USAGE"), ...below].join("\n"), options);
  }

  unknownOption(flag: string): void {
    const [known] = name.exec(flag) ?? [];
    const code = "commander.unknownOption";
    if (known === undefined) this.error("error: unknown option", { code });
    // One that takes a value would have got it.
    else if (flag.startsWith(`${known}=`) && hasOption(this, known)) this.error(`error: option '${known}' takes no value`, { code });
    else commander.unknownOption.call(this, known);
  }

  unknownCommand(): void {
    if (!word.test(this.args[0] ?? "")) this.error("error: unknown command", { code: "commander.unknownCommand" });
    else commander.unknownCommand.call(this);
  }

  _excessArguments(given: readonly string[]): void {
    const { length: expected } = this.registeredArguments;
    const where = this.parent === null ? "" : ` for '${this.name()}'`;
    this.error(`error: too many arguments${where}. Expected ${expected} argument${expected === 1 ? "" : "s"} but got ${given.length}.`, {
      code: "commander.excessArguments",
    });
  }

  _callParseArg(target: Option | Argument, value: string, previous: unknown): unknown {
    try {
      return target.parseArg?.(value, previous);
    } catch (error) {
      const { code, message } = error as { code?: unknown; message?: unknown };
      if (code !== "commander.invalidArgument") throw error;
      return this.error(`error: ${nameOf(target, value)}: the argument is invalid. ${message}`, { code });
    }
  }
}

/** True for an option of a command, or of one that it belongs to. */
function hasOption(command: Command, wanted: string): boolean {
  const isOwn = command
    .createHelp()
    .visibleOptions(command)
    .some(({ long }) => long === wanted);
  return isOwn || (command.parent !== null && hasOption(command.parent, wanted));
}

/** What was given a value. A variable goes by no other name in an environment that somebody else wrote. */
function nameOf(target: Option | Argument, value: string): string {
  if (!(target instanceof Option)) return `argument '${target.name()}'`;
  const isFromVariable = target.envVar !== undefined && process.env[target.envVar] === value;
  return `option '${target.flags}'${isFromVariable ? ` from env '${target.envVar}'` : ""}`;
}
