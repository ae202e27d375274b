/** The kinds of refusal, and the HTTP status that each one becomes. This is the only map to HTTP in the house. */
export const statusOf = {
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  invalid: 422,
} as const

/** Why something was not done, in one word. */
export type RefusalKind = keyof typeof statusOf

/** Sentences beside fields, by the name of the field in the form; several sentences per field. */
export type FieldSentences = Readonly<Record<string, readonly string[]>>

const brand = Symbol.for('latchkey.refusal')

/**
 * The one way to say no. `code` is for programs, `says` is a sentence for the person, `fields` are sentences beside fields.
 * It is branded because every Remix build bundles its own copy of this class, where `instanceof` lies: ask `isRefusal`.
 */
export class Refusal extends Error {
  readonly [brand] = true
  override readonly name = 'Refusal'

  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly says: string,
    readonly fields: FieldSentences = {},
  ) {
    super(`${code}: ${says}`)
  }
}

/** Whether an error is a refusal, whichever copy of the class made it. */
export const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && (error as { [brand]?: true })[brand] === true

/** A thing that does not exist, or that the actor may not see: the two must look the same. */
export const notFound = (what: string) =>
  new Refusal('notFound', 'notFound', `This ${what} does not exist, or you may not see it.`)

/** Bad input, with sentences beside the fields concerned. */
export const invalid = (fields: FieldSentences) =>
  new Refusal('invalid', 'invalidInput', 'Some of the entries need another look.', fields)
