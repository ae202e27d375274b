import type { AuditRow } from './audit.views.ts'

const columns: readonly (readonly [title: string, value: (event: AuditRow) => string])[] = [
  ['Time', (event) => event.at.toISOString()],
  ['Activity', (event) => event.activity],
  ['What happened', (event) => event.title],
  ['By', (event) => event.actorName],
  ['By id', (event) => event.actorId ?? ''],
  ['Person', (event) => event.subjectName ?? ''],
  ['Person id', (event) => event.subjectId ?? ''],
  ['Thing type', (event) => event.target.type],
  ['Thing', (event) => event.target.name],
  ['Thing id', (event) => event.target.id],
  ['Related', (event) => event.related.map(({ type, name }) => `${type}: ${name}`).join('; ')],
  ['Details', (event) => (Object.keys(event.details).length > 0 ? JSON.stringify(event.details) : '')],
  ['Address', (event) => event.address ?? ''],
  ['Request id', (event) => event.requestId],
]

/** A cell of a CSV file (RFC 4180). A leading `=`, `+`, `-`, `@` gets a quote mark, so that no spreadsheet takes a name for a formula. */
const cell = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const row = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

/** The first line of the audit log as a CSV file. */
export const auditCsvHead = (): string => row(columns.map(([title]) => title))

/** Events of the audit log as lines of a CSV file, without the first line. */
export const auditCsvRows = (events: readonly AuditRow[]): string =>
  events.map((event) => row(columns.map(([, value]) => value(event)))).join('')
