/** How much a rule asks of a request: nothing, a session, a session that fits. */
const levels: Readonly<Record<string, number>> = { NO_AUTH: 0, ADAPTIVE: 0, PROTECTED: 1, PROTECTED_REGEX: 2, CUSTOM: 2 };

/** How much a rule asks of a request; undefined for one that is newer than the contract. */
export const levelOfRule = (rule: string): number | undefined => (Object.hasOwn(levels, rule) ? levels[rule] : undefined);
