import { csvTable } from '../csv.ts'
import type { ApplicationRow } from './applications.views.ts'

/** Applications as a CSV file. */
export const applicationsCsv = csvTable<ApplicationRow>([
  ['Name', (application) => application.displayName],
  ['Description', (application) => application.description],
  ['Publisher', (application) => application.publisher],
  ['Category', (application) => application.category],
  ['Opens at', (application) => application.homepageUrl],
  ['Enabled', (application) => (application.enabled ? 'yes' : 'no')],
  ['Shown in My Apps', (application) => (application.visible ? 'yes' : 'no')],
  ['Users', (application) => String(application.users)],
  ['Groups', (application) => String(application.groups)],
  ['Id', (application) => application.id],
])
