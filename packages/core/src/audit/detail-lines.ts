import { type RequestType, requestTypeTitles } from '@latchkey/core/entitlement/request'
import { exactTime } from '@latchkey/ui/time'

const isRequestType = (value: unknown): value is RequestType =>
  typeof value === 'string' && Object.hasOwn(requestTypeTitles, value)

/** How one value of an audit event reads; empty for what says nothing. */
function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueWords).join(', ')
  if (typeof value === 'object') return partsOf(value)
  return typeof value === 'string' && instant.test(value) ? exactTime(value, { timeZone: 'UTC' }) : String(value)
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** Ids tell people nothing; what they name stands beside the event as a link. */
const isBareId = (value: unknown): boolean =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** What one thing with several properties says: "question cost-center, values CC-2210". */
const partsOf = (value: object): string =>
  Object.entries(value)
    .map(([property, part]) => `${wordsOf(property).toLowerCase()} ${valueWords(part)}`)
    .join(', ')

/** `userPrincipalName` as people read it: "User principal name". */
function wordsOf(property: string): string {
  const spaced = property.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const isChange = (value: unknown): value is { from: unknown; to: unknown } =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value

/** The details of an audit event as lines: "Job title: Engineer → Lead". What is empty, and what is only an id, is left out. */
export function detailLines(details: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(details).flatMap(([property, value]): readonly string[] => {
    if (property === 'changes' && typeof value === 'object' && value !== null)
      return detailLines(value as Record<string, unknown>)
    if (isChange(value)) return [`${wordsOf(property)}: ${valueWords(value.from)} → ${valueWords(value.to)}`]
    if (value === null || value === '' || isBareId(value) || (Array.isArray(value) && value.length === 0)) return []
    if (property === 'type' && isRequestType(value)) return [`Type: ${requestTypeTitles[value]}`]
    return [`${wordsOf(property)}: ${valueWords(value)}`]
  })
}
