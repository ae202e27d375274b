/** What can be delegated. Access reviews have approvers of their own kind. */
export const delegatedKinds = ['accessRequest'] as const

/** A kind of decision that can be delegated. */
export type DelegatedKind = (typeof delegatedKinds)[number]
