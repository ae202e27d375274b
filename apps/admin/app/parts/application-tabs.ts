/** The tabs of an application's page, as the address names them. */
export const applicationTabs = ['about', 'assignments', 'owners', 'history'] as const

/** A tab of an application's page. */
export type ApplicationTab = (typeof applicationTabs)[number]
