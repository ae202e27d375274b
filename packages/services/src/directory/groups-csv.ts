import { groupKindTitles } from '@latchkey/core/directory/group'
import { csvTable } from '../csv.ts'
import type { GroupRow } from './groups.views.ts'

/** Groups as a CSV file. */
export const groupsCsv = csvTable<GroupRow>([
  ['Name', (group) => group.displayName],
  ['Description', (group) => group.description],
  ['Kind', (group) => groupKindTitles[group.kind]],
  ['Mail nickname', (group) => group.mailNickname ?? ''],
  ['Members', (group) => String(group.members)],
  ['Owners', (group) => String(group.owners)],
  ['Created', (group) => group.createdAt.toISOString()],
  ['Id', (group) => group.id],
])
