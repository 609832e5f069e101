/** The passwords in a proxy's URL, as written and as meant; none where there is none. */
export function passwordsIn(proxy: string | undefined): string[] {
  const [, password = ""] = /^[^/]*\/\/[^@]*?:(.*)@/s.exec(proxy ?? "") ?? [];
  if (password === "") return [];
  try {
    return [...new Set([password, decodeURIComponent(password)])];
  } catch {
    return [password];
  }
}
