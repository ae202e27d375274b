/** What a run goes through: the members of a group, the holders of a product, everybody, or everybody by a rule. */
export const runKinds = ['groupLicenses', 'productLicenses', 'allLicenses', 'membershipRule'] as const

/** The population of a run. */
export type RunKind = (typeof runKinds)[number]

/** Microsoft Graph's words for the processing of a group's licenses (licenseProcessingState). */
export const runStates = ['QueuedForProcessing', 'ProcessingInProgress', 'ProcessingComplete'] as const

/** How far a run is. */
export type RunState = (typeof runStates)[number]

/** Changes that concern more people than this run on by themselves; smaller ones are done in the transaction of the change. */
export const mostAtOnce = 1000
