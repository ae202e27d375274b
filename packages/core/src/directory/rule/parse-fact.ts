import type { Cursor } from './cursor.ts'
import { nearest } from './nearest.ts'
import { graphNames, planProperties, propertyList, typeOfProperty } from './properties.ts'
import type { Fact, Span } from './rule.ts'
import { fail } from './rule-errors.ts'

/** Whose properties an expression may name: the user's, or those of an item of a collection. */
export type Scope = Fact['of']

/** What an expression about the items of a collection starts with. */
const itemMeans: Record<Exclude<Scope, 'user'>, string> = {
  item: '_',
  plan: planProperties.map((name) => `assignedPlan.${name}`).join(', '),
}

const propertyNames = propertyList.map(({ name }) => name)
const sameLetters = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Refuses a property that rules do not know, naming the one that was meant where it can be guessed. */
function refuseProperty(object: string, name: string, names: readonly string[], span: Span): never {
  const right = names.find((known) => sameLetters(known, name))
  if (right) return fail('wrongCase', span, [{ right: `${object}.${right}` }], `${object}.${right}`)
  if (object === 'user' && /^extension_|^extensionAttribute\d/i.test(name)) return fail('malformedExtension', span, [])
  const guess = (object === 'user' ? graphNames.get(name) : undefined) ?? nearest(name, names)
  const fix = guess && `${object}.${guess}`
  return fail('unknownProperty', span, [{ found: `${object}.${name}`, nearest: fix ?? null }], fix)
}

function userFact(name: string, span: Span): Fact {
  if (typeOfProperty(name)) return { of: 'user', name, span }
  return refuseProperty('user', name, propertyNames, span)
}

function planFact(name: string, span: Span): Fact {
  if (planProperties.some((known) => known === name)) return { of: 'plan', name, span }
  return refuseProperty('assignedPlan', name, planProperties, span)
}

/** Refuses an object that does not belong here. */
function refuseObject(object: string, name: string | undefined, scope: Scope, span: Span): never {
  const written = name === undefined ? object : `${object}.${name}`
  if (sameLetters(object, 'device')) return fail('deviceProperty', span, [])
  if (scope !== 'user') return fail('insideItems', span, [{ right: itemMeans[scope] }])
  if (object === '_' || ['assignedPlan', 'group'].some((item) => sameLetters(item, object)))
    return fail('outsideItems', span, [{ found: written }])
  const right = name === undefined ? propertyNames.find((known) => sameLetters(known, object)) : undefined
  if (right) return fail('missingObject', span, [{ right: `user.${right}` }], `user.${right}`)
  if (sameLetters(object, 'user')) return fail('wrongCase', span, [{ right: `user.${name}` }], `user.${name}`)
  const fix = name !== undefined && typeOfProperty(name) ? `user.${name}` : undefined
  return fail('unknownObject', span, [{ found: object }], fix)
}

/** Reads what an expression is about. */
export function parseFact(cursor: Cursor, scope: Scope): Fact {
  const token = cursor.peek()
  if (token.kind !== 'word') return fail('expectedProperty', token.span, [])
  const [object = '', ...names] = token.text.split('.')
  const name = names.length > 0 ? names.join('.') : undefined
  if (scope === 'item' && token.text === '_') return { of: 'item', name: '', span: cursor.take().span }
  const objectHere = { user: 'user', plan: 'assignedPlan', item: '_' }[scope]
  if (sameLetters(object, objectHere) && !name && scope !== 'item')
    return fail('missingProperty', token.span, [{ found: objectHere }])
  if (object !== objectHere || name === undefined) return refuseObject(object, name, scope, token.span)
  if (scope === 'item') return fail('insideItems', token.span, [{ right: itemMeans.item }], '_')
  cursor.take()
  return scope === 'user' ? userFact(name, token.span) : planFact(name, token.span)
}
