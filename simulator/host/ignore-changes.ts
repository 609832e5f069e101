import type { Json } from "../json";

/** The new inputs with ignored top-level or dotted paths set back to the old ones. */
export function ignoring(news: Json, olds: Json, paths: readonly string[]): Json {
  return paths.reduce((inputs, path) => setBack(inputs, olds, path.split(/\.|\["|"\]\.?/).filter(Boolean)), news);
}

function setBack(news: Json, olds: Json, [name, ...rest]: string[]): Json {
  if (name === undefined) return news;
  if (rest.length === 0) {
    const { [name]: _, ...others } = news;
    return olds[name] === undefined ? others : { ...others, [name]: olds[name] };
  }
  const [inner, oldInner] = [news[name], olds[name]];
  if (typeof inner !== "object" || inner === null || typeof oldInner !== "object" || oldInner === null) return news;
  return { ...news, [name]: setBack(inner as Json, oldInner as Json, rest) };
}
