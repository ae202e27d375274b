/** The most characters of a rule (Microsoft Entra: groups-dynamic-membership), counted as a string counts its length. */
export const mostCharacters = 3072

/** The most groups of a memberOf rule (Microsoft Entra: groups-dynamic-rule-member-of). */
export const mostGroups = 50

/** The most parentheses and -not inside each other. Microsoft names no limit; this one keeps every walk over a rule shallow. */
export const mostNesting = 64

/** The most expressions that the rule builder shows (Microsoft Entra: groups-dynamic-membership). */
export const mostRows = 5
