/**
 * How somebody stands to a product that they have a reason for: they hold a seat, wait in line for one, do without because a better
 * product replaces it, or cannot have it.
 */
export const seatStates = ['held', 'waiting', 'superseded', 'error'] as const

/** How somebody stands to a product. */
export type SeatState = (typeof seatStates)[number]

/** Why a license does not work, or not wholly, with the names of Microsoft Graph (licenseAssignmentState.error). */
export const licenseErrors = [
  'MutuallyExclusiveViolation',
  'DependencyViolation',
  'ProhibitedInUsageLocationViolation',
  'UniquenessViolation',
  'Others',
] as const

/** What is wrong with a license. */
export type LicenseError = (typeof licenseErrors)[number]
