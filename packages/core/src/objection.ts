import { type FieldSentences, invalid, Refusal, type RefusalKind } from './refusal.ts'

/**
 * One reason why something cannot be done now. The same row feeds the service's refusal, the reason under a disabled button,
 * the API's error code and the printed catalogue of refusals.
 */
export interface Objection<Subject> {
  readonly code: string
  readonly kind: RefusalKind
  readonly says: string | ((subject: Subject) => string)
  /** The field of the form that the sentence stands beside, where there is one. */
  readonly field?: string
  readonly when: (subject: Subject) => boolean
}

/** An objection that applies, in words. */
export interface Raised {
  readonly code: string
  readonly kind: RefusalKind
  readonly says: string
  readonly field?: string
}

/** The first objection that applies, in the order of the list, or undefined where nothing stands in the way. */
export function firstObjection<Subject>(
  objections: readonly Objection<Subject>[],
  subject: Subject,
): Raised | undefined {
  const found = objections.find((objection) => objection.when(subject))
  if (!found) return undefined
  const says = typeof found.says === 'function' ? found.says(subject) : found.says
  return { code: found.code, kind: found.kind, says, ...(found.field ? { field: found.field } : {}) }
}

/** Refuses with the first objection that applies. */
export function insist<Subject>(objections: readonly Objection<Subject>[], subject: Subject): void {
  const raised = firstObjection(objections, subject)
  if (raised) throw refusalFrom(raised)
}

const refusalFrom = ({ kind, code, says, field }: Raised): Refusal =>
  new Refusal(kind, code, says, field ? { [field]: [says] } : {})

/**
 * Refuses with everything that is to be mended in a form: the first sentence for each field, and the mistakes found besides. Where
 * the first objection is not about what was entered, it alone is said, since mending the entries would not help.
 */
export function insistOnForm<Subject>(
  objections: readonly Objection<Subject>[],
  subject: Subject,
  besides: FieldSentences = {},
): void {
  const first = firstObjection(objections, subject)
  if (first && (first.kind !== 'invalid' || !first.field)) throw refusalFrom(first)
  const entries = objections.filter(({ kind, field }) => kind === 'invalid' && field)
  const fields: Record<string, readonly string[]> = {}
  for (const objection of entries) {
    const raised = firstObjection([objection], subject)
    if (raised?.field) fields[raised.field] ??= [raised.says]
  }
  const all = { ...fields, ...besides }
  if (first) throw new Refusal('invalid', first.code, first.says, all)
  if (Object.keys(all).length > 0) throw invalid(all)
}
