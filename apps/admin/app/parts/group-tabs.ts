/** The tabs of a group's page, as the address names them. */
export const groupTabs = ['members', 'rule', 'nested', 'owners', 'roles', 'licenses', 'uses', 'history'] as const

/** A tab of a group's page. */
export type GroupTab = (typeof groupTabs)[number]
