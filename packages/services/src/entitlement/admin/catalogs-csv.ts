import { catalogStateTitles } from '@latchkey/core/entitlement/catalog'
import { csvTable } from '../../csv.ts'
import type { CatalogRow } from './catalogs.views.ts'

/** Catalogs as a CSV file. */
export const catalogsCsv = csvTable<CatalogRow>([
  ['Name', ({ displayName }) => displayName],
  ['Description', ({ description }) => description],
  ['State', ({ state }) => catalogStateTitles[state]],
  ['Open to guests', ({ isExternallyVisible }) => (isExternallyVisible ? 'yes' : 'no')],
  ['Owners', ({ owners }) => owners.map(({ displayName }) => displayName).join('; ')],
  ['Packages', ({ packages }) => String(packages)],
  ['Resources', ({ resources }) => String(resources)],
  ['Id', ({ id }) => id],
])
