import { csvTable } from '../csv.ts'
import type { PersonEffect } from './access-preview.views.ts'

/** Everybody whom a change of access concerns as a CSV file. */
export const accessPreviewCsv = csvTable<PersonEffect>([
  ['Name', ({ displayName }) => displayName],
  ['User name', ({ userPrincipalName, written }) => userPrincipalName || (written ?? '')],
  ['Department', ({ department }) => department ?? ''],
  ['What happens', ({ becomes }) => becomes],
  ['When', ({ endsAt }) => endsAt?.toISOString() ?? ''],
  ['Gains', ({ gains }) => gains.join('; ')],
  ['Loses', ({ loses }) => loses.join('; ')],
  ['Keeps for another reason', ({ keeps }) => keeps.join('; ')],
  ['User id', ({ userId }) => userId ?? ''],
])
