/** An option's name, as somebody who mistypes one may write it. */
const name = /^(?:--[a-z][a-z-]{0,30}|-[a-z])/i;
/** A command's, likewise. */
const word = /^[a-z][a-z-]{0,30}$/i;

/**
 * What commander says of a wrong command line, without what stands in the place of a value: somebody who gives a password or a
 * key to an option that there is not finds it in the log of a pipeline.
 */
export const withoutValues = (text: string): string =>
  text
    .replace(/^(error: unknown option) '([\s\S]*?)'((?:\n\(Did you mean [^\n]*\))?\n)$/, (_, what, given, end) => {
      const [known] = name.exec(given) ?? [];
      return known === undefined ? `${what}${end}` : `${what} '${known}'${end}`;
    })
    .replace(/^(error: unknown command) '([\s\S]*?)'((?:\n\(Did you mean [^\n]*\))?\n)$/, (_, what, given, end) =>
      word.test(given) ? `${what} '${given}'${end}` : `${what}${end}`,
    )
    .replace(/^(error: too many arguments[^\n]*? but got \d+): [\s\S]*\n$/, "$1.\n")
    .replace(/^(error: (?:option|command-argument value)[\s\S]*?) argument '[\s\S]*' is invalid\./, "$1: the argument is invalid.");
