import { type Member, members } from "../generated/contract";

const tables = Object.values<Readonly<Record<string, Member>>>(members);
const names = new Set(tables.flatMap((table) => Object.keys(table)));
const values = new Set(tables.flatMap((table) => Object.values(table).flatMap((member) => member.enum ?? [])));

/** The name of a member, whichever schema has it. */
export const isContractName = (text: string): boolean => names.has(text);

/** A word of the API's own: a member's name or a value that the contract lists. It tells nothing of a program. */
export const isContractWord = (text: string): boolean => names.has(text) || values.has(text);
