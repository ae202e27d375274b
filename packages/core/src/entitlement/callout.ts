/** When a custom extension is called (Microsoft Graph, accessPackageCustomExtensionStage). */
export const calloutStages = [
  'assignmentRequestCreated',
  'assignmentRequestApproved',
  'assignmentRequestGranted',
  'assignmentRequestRemoved',
  'assignmentFourteenDaysBeforeExpiration',
  'assignmentOneDayBeforeExpiration',
] as const

/** A stage at which a custom extension is called. */
export type CalloutStage = (typeof calloutStages)[number]

/** How the stages are called on pages. */
export const calloutStageTitles: Record<CalloutStage, string> = {
  assignmentRequestCreated: 'A request was sent',
  assignmentRequestApproved: 'A request was approved',
  assignmentRequestGranted: 'Access was given',
  assignmentRequestRemoved: 'Access was taken away',
  assignmentFourteenDaysBeforeExpiration: '14 days before access ends',
  assignmentOneDayBeforeExpiration: '1 day before access ends',
}

/** The stages at which a request can wait for an answer before it goes on (Microsoft Entra: launch and wait). */
export const waitingStages = [
  'assignmentRequestCreated',
  'assignmentRequestApproved',
] as const satisfies readonly CalloutStage[]

/** The stages at which a custom extension can be called about access that a rule gives: it has no day on which it ends. */
export const automaticStages = [
  'assignmentRequestCreated',
  'assignmentRequestApproved',
  'assignmentRequestGranted',
  'assignmentRequestRemoved',
] as const satisfies readonly CalloutStage[]

/** States of one call (Microsoft Graph, customExtensionCalloutInstanceStatus; `waiting` is one that is yet to be sent). */
export const calloutStates = [
  'waiting',
  'calloutSent',
  'waitingForCallback',
  'callbackReceived',
  'calloutFailed',
  'callbackTimedOut',
] as const

/** The state of a call. */
export type CalloutState = (typeof calloutStates)[number]

/** The longest time that a request may wait for an answer, in days (Microsoft Entra). */
export const longestWait = 14
