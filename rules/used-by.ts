/** Who uses an object. */
export const users = (labels: readonly string[]): string => {
  const shown = labels.slice(0, 5).map((label) => JSON.stringify(label));
  const more = labels.length > 5 ? ` and ${labels.length - 5} more` : "";
  return labels.length === 0 ? "no app that is known here uses it" : `used by ${shown.join(", ")}${more}`;
};
