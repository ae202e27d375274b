import { Cursor } from './cursor.ts'
import { mostCharacters } from './limits.ts'
import { parseCondition } from './parse-condition.ts'
import { parseWholeRule, refuseRest } from './parse-whole-rule.ts'
import type { Rule } from './rule.ts'
import { fail, type RuleError, RuleFault } from './rule-errors.ts'

/** A rule that was read, or the first reason why the text is none. */
export type ParsedRule = { readonly ok: true; readonly rule: Rule } | { readonly ok: false; readonly error: RuleError }

function readRule(text: string): Rule {
  const whole = { start: 0, end: text.length }
  if (text.trim() === '') return fail('emptyRule', whole, [])
  if (text.length > mostCharacters)
    return fail('tooLong', { start: mostCharacters, end: text.length }, [{ length: text.length }])
  const cursor = new Cursor(text)
  const rule = parseWholeRule(cursor) ?? parseCondition(cursor)
  return cursor.peek().kind === 'end' ? rule : refuseRest(cursor)
}

/**
 * Reads a dynamic membership rule in the language of Microsoft Entra (groups-dynamic-membership). It never throws, and takes time in
 * proportion to the text. Beyond Microsoft's letter it takes dashes for hyphens, a condition behind -any without parentheses, and
 * true, false and null in whatever case and with a $ in front.
 */
export function parseRule(text: string): ParsedRule {
  try {
    return { ok: true, rule: readRule(text) }
  } catch (fault) {
    if (fault instanceof RuleFault) return { ok: false, error: fault.error }
    throw fault
  }
}
