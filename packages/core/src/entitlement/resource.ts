/** What a catalog can hand out. */
export const resourceKinds = ['group', 'application', 'site'] as const

/** The kind of a resource. */
export type ResourceKind = (typeof resourceKinds)[number]

/** Whether a text names a kind of resource. */
export const isResourceKind = (text: string): text is ResourceKind =>
  (resourceKinds as readonly string[]).includes(text)

/** How the kinds are called on pages. */
export const resourceKindTitles: Record<ResourceKind, string> = {
  group: 'Group',
  application: 'Application',
  site: 'Site',
}

/** A role of a resource: `member` or `owner` of a group, a role of `siteRoles` in a site, or the id of an application's role. */
export interface ResourceRole {
  readonly kind: ResourceKind
  readonly originId: string
  readonly roleId: string
}

/** The roles that every group has (Microsoft Entra: Member and Owner). */
export const groupRoles = ['member', 'owner'] as const

/** The roles that every site has (SharePoint: owners, members, visitors). */
export const siteRoles = ['owner', 'member', 'visitor'] as const

/** Whether a text names a role of a site. */
export const isSiteRole = (text: string): text is (typeof siteRoles)[number] =>
  (siteRoles as readonly string[]).includes(text)

/** Whether a text names a role of a group. */
export const isGroupRole = (text: string): text is (typeof groupRoles)[number] =>
  (groupRoles as readonly string[]).includes(text)

/** A resource role as one text, for the one field of a form that chooses it: `group:<id>:member`. */
export const roleAsText = ({ kind, originId, roleId }: ResourceRole): string => `${kind}:${originId}:${roleId}`

/** The resource role that a text names, or undefined where it names none. */
export function roleFromText(text: string): ResourceRole | undefined {
  const [kind, originId, roleId, ...more] = text.split(':')
  const known = resourceKinds.find((one) => one === kind)
  return known && originId && roleId && more.length === 0 ? { kind: known, originId, roleId } : undefined
}
