import { errorWords } from '@latchkey/core/licensing/error-words'
import { csvTable } from '../csv.ts'
import type { Trouble } from './troubles.views.ts'

/** Licenses that do not work or that are waited for, as a CSV file. */
export const troublesCsv = csvTable<Trouble>([
  ['Name', ({ displayName }) => displayName],
  ['User name', ({ userPrincipalName }) => userPrincipalName],
  ['Department', ({ department }) => department ?? ''],
  ['Product', ({ productName }) => productName],
  ['State', ({ state }) => state],
  ['Error', ({ error }) => error ?? ''],
  ['What to do', ({ error }) => (error === null ? '' : errorWords[error].next)],
  ['Country', ({ country }) => country ?? ''],
  ['Plans held back', ({ heldBack }) => heldBack.map(({ plan }) => plan).join('; ')],
  ['Place in line', ({ position }) => (position === null ? '' : String(position))],
  ['Since', ({ since }) => since.toISOString()],
  ['Sources', ({ sources }) => sources.map(({ words }) => words).join('; ')],
])
