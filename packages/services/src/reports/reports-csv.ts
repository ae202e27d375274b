import type { Durations } from '@latchkey/core/reports/percentile'
import { csvTable } from '../csv.ts'
import type { EndlessAssignment } from './endless-assignments.views.ts'
import type { ApproverTimes, StageTimes, StateTimes } from './request-times.views.ts'
import type { UnusedPackage } from './unused-packages.views.ts'

const hours = (milliseconds: number | null): string =>
  milliseconds === null ? '' : String(Math.round(milliseconds / 36_000) / 100)

const times = [
  ['Counted', (row: Durations) => String(row.counted)],
  ['Median in hours', (row: Durations) => hours(row.median)],
  ['95th percentile in hours', (row: Durations) => hours(row.percentile95)],
] as const

/** How long requests took by state, as a CSV file. */
export const statesCsv = csvTable<StateTimes>([
  ['State', (row) => row.state],
  ['Requests', (row) => String(row.requests)],
  ...times,
])

/** How long stages took, as a CSV file. */
export const stagesCsv = csvTable<StageTimes>([['Stage', (row) => String(row.stage)], ...times])

/** How long approvers took, as a CSV file. */
export const approversCsv = csvTable<ApproverTimes>([
  ['Approver', (row) => row.displayName],
  ...times,
  ['User id', (row) => row.userId],
])

/** Packages that nobody uses, as a CSV file. */
export const unusedCsv = csvTable<UnusedPackage>([
  ['Access package', (row) => row.displayName],
  ['Catalog', (row) => row.catalogName],
  ['Hidden', (row) => (row.isHidden ? 'Yes' : 'No')],
  ['Created', (row) => row.createdAt.toISOString()],
  ['Last requested', (row) => row.lastRequestAt?.toISOString() ?? ''],
  ['Id', (row) => row.id],
])

/** Assignments that have no end, as a CSV file. */
export const endlessCsv = csvTable<EndlessAssignment>([
  ['Name', (row) => row.displayName],
  ['User name', (row) => row.userPrincipalName],
  ['Access package', (row) => row.packageName],
  ['Policy', (row) => row.policyName],
  ['Since', (row) => row.startsAt.toISOString()],
  ['Assignment id', (row) => row.id],
])
