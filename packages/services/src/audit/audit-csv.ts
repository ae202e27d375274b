import { csvTable } from '../csv.ts'
import type { AuditRow } from './audit.views.ts'

/** Events of the audit log as a CSV file. */
export const auditCsv = csvTable<AuditRow>([
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
])
