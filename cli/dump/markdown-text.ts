import { jsonEscape } from "pulumi-oag/sdk";

/** Letters, digits, blanks, and signs that mean nothing in Markdown, HTML, templates and shells where they stand here. */
const special = /\p{Default_Ignorable_Code_Point}|[^\p{L}\p{M}\p{N} .,:_()/@+"\\-]|(?<=\p{M}{4})\p{M}/gu;

/**
 * A gateway's text for a Markdown page: a JSON string within a code span. All signs but the plainest stand in it as JSON's own
 * escapes, so that nothing ends the span, a table's cell, a page's template or a line that is pasted somewhere.
 */
export const spelled = (text: string): string => `\`${JSON.stringify([...text].slice(0, 200).join("")).replace(special, jsonEscape)}\``;
