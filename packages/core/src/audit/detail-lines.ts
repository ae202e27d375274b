import { assignmentStateTitles, endReasonTitles } from '../entitlement/assignment.ts'
import { targetScopeTitles } from '../entitlement/policy.ts'
import { requestTypeTitles } from '../entitlement/request.ts'

type Words = Readonly<Record<string, string>>

/** The words for codes, by the property in which they stand. */
const codesOf: Readonly<Record<string, Words>> = {
  type: requestTypeTitles,
  requestType: requestTypeTitles,
  reason: endReasonTitles,
  endReason: endReasonTitles,
  removeReason: endReasonTitles,
  state: assignmentStateTitles,
  allowedTargetScope: targetScopeTitles,
  scope: targetScopeTitles,
}

/** How instants are told, in the words and the zone of the reader. */
type InstantWords = (instant: string) => string

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a value says nothing to people: there is none, or it is the id of something. */
const saysNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'string' && uuid.test(value)) ||
  (Array.isArray(value) && value.every(saysNothing)) ||
  (isObject(value) && Object.values(value).every(saysNothing))

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** How one value of a property reads. */
function valueWords(property: string, value: unknown, instantWords: InstantWords): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) {
    const told = value.filter((one) => !saysNothing(one))
    if (told.length > 0) return told.map((one) => valueWords(property, one, instantWords)).join(', ')
    return value.length === 0 ? 'none' : `${value.length} chosen`
  }
  if (isObject(value)) return partsOf(value, instantWords)
  const text = String(value)
  const codes = codesOf[property]
  if (codes && Object.hasOwn(codes, text)) return codes[text] ?? text
  return instant.test(text) ? instantWords(text) : text
}

/** What one thing with several properties says: "days 30, justification For the audit". What is empty is left out. */
const partsOf = (value: Readonly<Record<string, unknown>>, instantWords: InstantWords): string =>
  Object.entries(value)
    .filter(([, part]) => !saysNothing(part))
    .map(([property, part]) => `${wordsOf(property).toLowerCase()} ${valueWords(property, part, instantWords)}`)
    .join(', ')

/** `userPrincipalName` as people read it: "User principal name". */
function wordsOf(property: string): string {
  const spaced = property.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** Whether a value tells what somebody answered to the questions of a policy. */
const areAnswers = (value: unknown): value is readonly { question: string; values: readonly unknown[] }[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => isObject(one) && typeof one.question === 'string' && Array.isArray(one.values))

const isChange = (value: unknown): value is { from: unknown; to: unknown } =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value

/**
 * The details of an audit event as lines: "Job title: Engineer → Lead". What is empty, and ids, are left out; codes and instants are put
 * in words.
 */
export function detailLines(details: Readonly<Record<string, unknown>>, instantWords: InstantWords): readonly string[] {
  return Object.entries(details).flatMap(([property, value]): readonly string[] => {
    if (property === 'changes' && isObject(value)) return detailLines(value, instantWords)
    const words = (one: unknown) => valueWords(property, one, instantWords)
    if (areAnswers(value)) return value.map(({ question, values }) => `“${question}”: ${words(values)}`)
    if (isChange(value)) return [`${wordsOf(property)}: ${words(value.from)} → ${words(value.to)}`]
    return saysNothing(value) ? [] : [`${wordsOf(property)}: ${words(value)}`]
  })
}
