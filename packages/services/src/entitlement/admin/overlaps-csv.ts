import { csvTable } from '../../csv.ts'
import type { Overlap } from './overlaps.views.ts'

/** Who has two things at once that do not go together, as a CSV file. */
export const overlapsCsv = csvTable<Overlap>([
  ['Name', (row) => row.displayName],
  ['User name', (row) => row.userPrincipalName],
  ['Job title', (row) => row.jobTitle ?? ''],
  ['Department', (row) => row.department ?? ''],
  ['Has the package since', (row) => row.since.toISOString()],
  ['Has the other since', (row) => row.otherSince.toISOString()],
  ['User id', (row) => row.userId],
  ['Assignment id', (row) => row.assignmentId],
])
