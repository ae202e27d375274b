/** States of a connected organization (Microsoft Graph, connectedOrganizationState): proposed ones count for no policy yet. */
export const connectedOrganizationStates = ['configured', 'proposed'] as const

/** The state of a connected organization. */
export type ConnectedOrganizationState = (typeof connectedOrganizationStates)[number]

/** On whose side a sponsor stands: an employee, or a guest of the organization itself. */
export const sponsorKinds = ['internal', 'external'] as const

/** The kind of a sponsor. */
export type SponsorKind = (typeof sponsorKinds)[number]

/** Whether the account of a guest follows their access (Microsoft Graph, accessPackageSubjectLifecycle): a governed one ends with it. */
export const subjectLifecycles = ['notDefined', 'notGoverned', 'governed'] as const

/** The lifecycle of a guest's account. */
export type SubjectLifecycle = (typeof subjectLifecycles)[number]
