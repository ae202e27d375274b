declare const kind: unique symbol

/** A text that identifies one thing of one kind. Ids of different kinds do not mix. */
export type Id<Kind extends string> = string & { readonly [kind]?: Kind }

export type UserId = Id<'user'>
export type GroupId = Id<'group'>
export type MembershipId = Id<'membership'>
export type ProductId = Id<'product'>
export type ServicePlanId = Id<'servicePlan'>
export type SubscriptionId = Id<'subscription'>
export type SeatId = Id<'seat'>
export type RunId = Id<'run'>
export type ApplicationId = Id<'application'>
export type AppRoleId = Id<'appRole'>
export type CatalogId = Id<'catalog'>
export type AccessPackageId = Id<'accessPackage'>
export type PolicyId = Id<'assignmentPolicy'>
export type RequestId = Id<'assignmentRequest'>
export type AssignmentId = Id<'assignment'>
export type SiteId = Id<'site'>
export type ExtensionId = Id<'customExtension'>
export type CalloutId = Id<'callout'>
export type DelegationId = Id<'approvalDelegation'>
export type ConnectedOrganizationId = Id<'connectedOrganization'>
