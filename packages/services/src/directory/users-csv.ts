import { csvTable } from '../csv.ts'
import type { UserRow } from './users.views.ts'

/** Users as a CSV file. */
export const usersCsv = csvTable<UserRow>([
  ['Name', (user) => user.displayName],
  ['User name', (user) => user.userPrincipalName],
  ['Mail', (user) => user.mail ?? ''],
  ['Job title', (user) => user.jobTitle ?? ''],
  ['Department', (user) => user.department ?? ''],
  ['Manager', (user) => user.managerName ?? ''],
  ['Type', (user) => user.userType],
  ['Enabled', (user) => (user.accountEnabled ? 'yes' : 'no')],
  ['Id', (user) => user.id],
])
