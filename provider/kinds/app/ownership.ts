import { isObject, type Json } from "../../../sdk/json";
import { declaredSubset, likeDeclared, present, publicProps, sameMember, sameValue } from "../../reconciler/compare";
import type { Family } from "./family";
import { asMap, canonicalMap, entriesOf } from "./items";
import { withCurrentNames } from "./legacy-names";
import { blockOf, itemsOf, type Observed } from "./observe";

/**
 * The paths that a program owns by declaring them: members by name, blocks member by member, maps whole.
 * Names only, never values: they are kept in the state.
 */
export function ownedPaths(family: Family, declared: Json): string[] {
  const paths: string[] = [];
  for (const [name, value] of Object.entries(publicProps(declared))) {
    const part = family.parts.find((candidate) => candidate.name === name);
    if (part?.kind === "block") paths.push(...Object.keys(present(value)).map((member) => `${name}.${member}`));
    else paths.push(name);
  }
  return paths.sort();
}

/** The declared part of outputs, by the owned paths that they carry. */
export function ownedProps(family: Family, props: Json, owned: readonly string[]): Json {
  const names = new Set(owned.map((path) => path.split(".")[0] as string));
  const kept: Json = {};
  for (const name of names) {
    const part = family.parts.find((candidate) => candidate.name === name);
    const value = props[name];
    if (part?.kind === "block") {
      const block = isObject(value) ? value : {};
      kept[name] = Object.fromEntries(Object.entries(present(block)).filter(([member]) => owned.includes(`${name}.${member}`)));
    } else if (value !== undefined && value !== null) kept[name] = value;
  }
  return kept;
}

/** The live values of what is owned, shaped as the program declared them. Credentials are carried over. */
export function liveOwned(family: Family, live: Observed, declared: Json, owned: readonly string[]): Json {
  const props: Json = {};
  for (const path of owned) {
    const [name = "", member] = path.split(".");
    const part = family.parts.find((candidate) => candidate.name === name);
    if (part?.kind === "map") {
      props[name] = asMap(part, itemsOf(live, part), entriesOf(part, declared[name]));
    } else if (part?.kind === "block" && member !== undefined) {
      const block = (props[name] ?? {}) as Json;
      props[name] = block;
      const wanted = present(declared[name])[member];
      const value = declaredSubset(withCurrentNames(part.members, blockOf(live, part))[member] ?? part.members[member]?.default, wanted);
      if (value !== undefined) block[member] = likeDeclared(member, value, wanted);
    } else if (family.members[name]?.writeOnly || family.members[name]?.unread) {
      // No read shows them for sure, so the state is all there is.
      if (declared[name] !== undefined) props[name] = declared[name];
    } else {
      const value = likeDeclared(name, declaredSubset(live.own[name] ?? family.members[name]?.default, declared[name]), declared[name]);
      if (!sameValue(value, undefined) || declared[name] === "") props[name] = value;
    }
  }
  return props;
}

/** A form of declared values in which equal declarations are equal. */
function canonical(family: Family, declared: Json): Json {
  return Object.fromEntries(
    Object.entries(publicProps(declared)).flatMap(([name, value]) => {
      const part = family.parts.find((candidate) => candidate.name === name);
      if (part?.kind === "map") return [[name, canonicalMap(part, value)]];
      if (part?.kind === "block") return Object.keys(present(value)).length > 0 ? [[name, present(value)]] : [];
      return [[name, value]];
    }),
  );
}

/** True when two declarations mean the same: order of keys and sets does not matter, owning something more does. */
export function sameDeclaration(family: Family, a: Json, b: Json): boolean {
  const [left, right] = [canonical(family, a), canonical(family, b)];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.every((name) => {
    // An empty map or set is a declaration; an absent one is none.
    if ((left[name] === undefined) !== (right[name] === undefined)) return false;
    return sameMember(name, left[name], right[name]);
  });
}
