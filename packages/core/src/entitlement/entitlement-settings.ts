import { type EntitlementLimits, standardLimits } from './limits.ts'

/** Whose packages a person finds described with the roles that they give, before they have them. */
export const roleVisibilities = ['none', 'members', 'all'] as const

/** How they are called on pages. */
export const roleVisibilityTitles: Record<(typeof roleVisibilities)[number], string> = {
  none: 'Nobody',
  members: 'Members of the organization',
  all: 'Everybody who may request it',
}

/** How much suggestions tell: nothing, what one had before, how many colleagues have it, or who they are. */
export const suggestionKinds = ['disabled', 'history', 'count', 'countAndNames'] as const

/** How they are called on pages. */
export const suggestionTitles: Record<(typeof suggestionKinds)[number], string> = {
  disabled: 'No suggestions',
  history: 'What the person had before',
  count: 'Also how many colleagues have it',
  countAndNames: 'Also which colleagues have it',
}

/** What becomes of a guest whose last access has ended (Microsoft Entra, the lifecycle of external users). */
export const guestLifecycles = ['none', 'blockSignIn', 'blockSignInAndDelete'] as const

/** How they are called on pages. */
export const guestLifecycleTitles: Record<(typeof guestLifecycles)[number], string> = {
  none: 'The account stays as it is',
  blockSignIn: 'The account is disabled',
  blockSignInAndDelete: 'The account is disabled, and removed later',
}

/** What an organization sets for the whole of its entitlement management. */
export interface EntitlementSettings {
  /** How much there may be of everything. */
  readonly limits: EntitlementLimits
  /** Whether requestors see who decides. */
  readonly approversVisible: boolean
  readonly roleVisibility: (typeof roleVisibilities)[number]
  readonly suggestions: (typeof suggestionKinds)[number]
  /** For how many days the clock of a stage stands still while an approver waits for an answer. */
  readonly inquiryDays: number
  readonly guestLifecycle: (typeof guestLifecycles)[number]
  /** How many days lie between disabling a guest and removing them. */
  readonly guestDaysUntilDeleted: number
  /** Whether custom extensions may call addresses inside of the organization's own network. */
  readonly privateCallouts: boolean
  /** How often they have been set, by which a page that was loaded before is known. */
  readonly revision: number
}

/** What holds until somebody sets it otherwise. */
export const standardEntitlementSettings: EntitlementSettings = {
  limits: standardLimits,
  approversVisible: true,
  roleVisibility: 'all',
  suggestions: 'history',
  inquiryDays: 14,
  guestLifecycle: 'none',
  guestDaysUntilDeleted: 30,
  privateCallouts: false,
  revision: 0,
}

/** What was set, as it may have been kept by an older version that knew less. */
export type KeptEntitlementSettings = Partial<Omit<EntitlementSettings, 'limits'>> & {
  readonly limits?: Partial<EntitlementLimits>
}

/** The settings that hold: what was set, and the standard for everything else. */
export const entitlementSettingsFrom = (kept: KeptEntitlementSettings | undefined): EntitlementSettings => ({
  ...standardEntitlementSettings,
  ...kept,
  limits: { ...standardLimits, ...kept?.limits },
})
