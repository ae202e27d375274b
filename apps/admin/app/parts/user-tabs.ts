/** The tabs of a user's page, as the address names them. */
export const userTabs = ['profile', 'access', 'licenses', 'roles', 'sign-ins', 'history'] as const

/** A tab of a user's page. */
export type UserTab = (typeof userTabs)[number]
