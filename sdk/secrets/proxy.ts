/** The passwords in a proxy's URL, as written and as meant; none where there is none. */
export function passwordsIn(proxy: string | undefined): string[] {
  const [scheme = "", ...others] = (proxy ?? "").split("//");
  const rest = others.join("//");
  const [colon, end] = [rest.indexOf(":"), rest.lastIndexOf("@")];
  // A colon behind the first @ is the port's.
  if (scheme.includes("/") || colon === -1 || end <= colon + 1 || rest.indexOf("@") < colon) return [];
  const password = rest.slice(colon + 1, end);
  try {
    return [...new Set([password, decodeURIComponent(password)])];
  } catch {
    return [password];
  }
}
