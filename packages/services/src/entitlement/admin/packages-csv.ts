import { csvTable } from '../../csv.ts'
import type { PackageRow } from './packages.views.ts'

/** Access packages as a CSV file. */
export const packagesCsv = csvTable<PackageRow>([
  ['Name', ({ displayName }) => displayName],
  ['Description', ({ description }) => description],
  ['Catalog', ({ catalogName }) => catalogName],
  ['Hidden', ({ isHidden }) => (isHidden ? 'yes' : 'no')],
  ['Is retired', ({ retiresAt }) => retiresAt?.toISOString() ?? ''],
  ['Policies', ({ policies }) => String(policies)],
  ['Have it', ({ assignments }) => String(assignments)],
  ['Open requests', ({ pending }) => String(pending)],
  ['Id', ({ id }) => id],
])
