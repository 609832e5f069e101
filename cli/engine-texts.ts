/**
 * Texts by which Pulumi's engine knows values of its own: files and archives, which it reads, secrets, references, and what is not known yet,
 * of every type. A test compares them with the provider's; no public path of the package has them.
 */
export const engineTexts = [
  "4dabf18193072939515e22adb298388d",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
] as const;

/** The key of a special value, such as a secret. */
export const [signatureKey] = engineTexts;
