import { csvTable } from '../csv.ts'
import type { SiteRow } from './sites.views.ts'

/** Sites as a CSV file. */
export const sitesCsv = csvTable<SiteRow>([
  ['Name', (site) => site.displayName],
  ['Description', (site) => site.description],
  ['Address', (site) => site.url],
  ['People', (site) => String(site.people)],
  ['Created', (site) => site.createdAt.toISOString()],
  ['Id', (site) => site.id],
])
