import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { invalid, isRefusal, Refusal, statusOf } from '@latchkey/core/refusal'
import type { SignedInUser } from '@latchkey/services/authentication/session'
import { type ActionFunctionArgs, data } from '@remix-run/node'
import type { z } from 'zod'
import { admitted } from './admission.ts'
import { tooLarge } from './answer.ts'
import { guarded } from './guarded.ts'
import { goTo, ownPlace, placeOf } from './place.ts'
import { type Said, saying } from './said.ts'
import { isSecure, type Visit, visitOf } from './visit.ts'

/** One sending of a form, as its handler sees it. */
export interface FormVisit<User extends SignedInUser | null = SignedInUser> extends Visit<User> {
  /** The token of the rendered form: give it to the operation, so that a second sending does nothing twice. */
  readonly once: string | undefined
  /** Everything that was sent, for files and repeated fields that the schema does not name. */
  readonly formData: FormData
}

/** What happened, to be told on the page that follows. */
export interface Done {
  readonly done: true
  readonly message: string | null
  /** The path from the origin to go on to; undefined means the page that sent the form. */
  readonly to: string | undefined
  readonly undo: Said['undo']
  readonly setCookies: readonly string[]
}

/** What is sent back to a form that was not accepted, or that shows something instead of going on. */
export interface FormAnswer<Shown = unknown> {
  readonly intent: string
  /** Which of several equal forms on the page was sent. */
  readonly key: string | null
  readonly result: SubmissionResult<string[]>
  /** What the handler gave to be shown on the same page, where it did. */
  readonly shown: Shown | null
}

/** A form of a page: its schema, and what to do with a value that fits. */
export interface FormRow<Shown, User extends SignedInUser | null> {
  readonly handle: (visit: FormVisit<User>) => Promise<Handled<Shown>>
}

type Handled<Shown> =
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'shown'; readonly result: SubmissionResult<string[]>; readonly shown: Shown }
  | { readonly kind: 'stepped'; readonly result: SubmissionResult<string[]> }
  | { readonly kind: 'refused'; readonly result: SubmissionResult<string[]>; readonly status: number }

/** Ends a handler: goes on to a page and tells a sentence there. `to` is a path from the origin; without it, the same page. */
export const done = (
  message: string | null,
  to?: string,
  more: { undo?: Said['undo']; setCookies?: readonly string[] } = {},
): Done => ({ done: true, message, to: ownPlace(to), undo: more.undo, setCookies: more.setCookies ?? [] })

/**
 * Describes one form. The handler gets the parsed value and ends with `done(…)`, or returns something to be shown on the same
 * page. A refusal in it comes back beside the fields that it names, with everything that was typed.
 */
export const form = <Schema extends z.ZodType, Shown = never, User extends SignedInUser | null = SignedInUser>(
  schema: Schema,
  work: (visit: FormVisit<User>, value: z.output<Schema>) => Promise<Done | Shown>,
): FormRow<Shown, User> => ({
  handle: async (visit) => {
    const submission = parseWithZod(visit.formData, { schema })
    const hideFields = [...visit.formData.keys()].filter((name) => /password/i.test(name))
    // A list of the form got an entry more or less, without JavaScript: nothing is kept and nothing is wrong yet.
    if (submission.status === undefined) return { kind: 'stepped', result: submission.reply({ hideFields }) }
    if (submission.status !== 'success') {
      return { kind: 'refused', result: submission.reply({ hideFields }), status: statusOf.invalid }
    }
    try {
      const outcome = await work(visit, submission.value)
      if (isDone(outcome)) return { kind: 'done', done: outcome }
      return { kind: 'shown', result: submission.reply({ hideFields }), shown: outcome }
    } catch (thrown) {
      if (!isRefusal(thrown) || thrown.kind === 'unauthenticated') throw thrown
      const result = submission.reply({ ...sentencesOf(thrown), hideFields })
      return { kind: 'refused', result, status: statusOf[thrown.kind] }
    }
  },
})

/** The action of a page with one form or several, each under its `intent`, for people who are signed in. */
export const forms = <Shown>(rows: Rows<Shown, SignedInUser>) => answering(rows, (visit) => admitted(visit))

/** The action of a page that is open to people who are not signed in. */
export const openForms = <Shown>(rows: Rows<Shown, SignedInUser | null>) => answering(rows, (visit) => visit)

type Rows<Shown, User extends SignedInUser | null> =
  | Readonly<Record<string, FormRow<Shown, User>>>
  | FormRow<Shown, User>

const answering =
  <Shown, User extends SignedInUser | null>(
    rows: Rows<Shown, User>,
    admit: (visit: Visit<SignedInUser | null>) => Visit<User>,
  ) =>
  async (args: ActionFunctionArgs) => {
    const visit = visitOf(args)
    return guarded(visit, async () => {
      if (visit.context.bodyTooLarge) throw tooLarge(visit.portal)
      const sent = await received(args.request)
      const row = rowFor(rows, sent.intent)
      const handled = await row.handle({ ...admit(visit), once: sent.once, formData: sent.formData })
      if (handled.kind === 'done') return goneOn(visit, handled.done) as never
      const shown = handled.kind === 'shown' ? handled.shown : null
      const answer: FormAnswer<Shown> = { intent: sent.intent, key: sent.key, result: handled.result, shown }
      return data(answer, { status: handled.kind === 'refused' ? handled.status : 200 })
    })
  }

/**
 * The action of a route that answers a form with a file: what a page shows of something that was not saved, as a whole. What does not fit
 * becomes the friendly page.
 */
export const fileForm =
  <Schema extends z.ZodType>(schema: Schema, work: (visit: FormVisit, value: z.output<Schema>) => Promise<Response>) =>
  async (args: ActionFunctionArgs): Promise<Response> => {
    const visit = visitOf(args)
    return guarded(visit, async () => {
      if (visit.context.bodyTooLarge) throw tooLarge(visit.portal)
      const { once, formData } = await received(args.request)
      const admittedVisit = { ...admitted(visit), once, formData }
      const submission = parseWithZod(formData, { schema })
      if (submission.status !== 'success') throw invalid({})
      return work(admittedVisit, submission.value)
    })
  }

const isDone = (outcome: unknown): outcome is Done =>
  typeof outcome === 'object' && outcome !== null && (outcome as Partial<Done>).done === true

/** The fields by which a form says which one it is. They are taken out before the schema sees the rest. */
async function received(request: Request) {
  const formData = await request.formData().catch(() => {
    throw new Refusal('invalid', 'unreadableForm', 'What was sent is not a form. Reload the page and try again.')
  })
  const taken = (name: string) => {
    const value = formData.get(name)
    formData.delete(name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return { intent: taken('_intent') ?? '', key: taken('_key') ?? null, once: taken('_once'), formData }
}

function rowFor<Shown, User extends SignedInUser | null>(
  rows: Rows<Shown, User>,
  intent: string,
): FormRow<Shown, User> {
  if (isRow(rows)) return rows
  const row = Object.hasOwn(rows, intent) ? rows[intent] : undefined
  if (!row) throw new Refusal('invalid', 'unknownForm', 'This page does not know that form. Reload it and try again.')
  return row
}

const isRow = <Shown, User extends SignedInUser | null>(rows: Rows<Shown, User>): rows is FormRow<Shown, User> =>
  typeof rows['handle' as keyof typeof rows] === 'function'

/** A refusal as sentences for the form: beside their fields, and at the top what stands beside none. */
function sentencesOf(refusal: Refusal): { formErrors: string[]; fieldErrors: Record<string, string[]> } {
  const fieldErrors = Object.fromEntries(Object.entries(refusal.fields).map(([field, says]) => [field, [...says]]))
  const sentences = Object.values(fieldErrors).flat()
  // What `invalid` says in general adds nothing to the sentences beside the fields, and would be counted as one thing more to mend.
  const saidBeside = sentences.includes(refusal.says) || (refusal.code === 'invalidInput' && sentences.length > 0)
  return { formErrors: saidBeside ? [] : [refusal.says], fieldErrors }
}

function goneOn(visit: Visit<SignedInUser | null>, done: Done): Response {
  const said: Said | null =
    done.message === null ? null : { message: done.message, ...(done.undo ? { undo: done.undo } : {}) }
  const cookies = [...done.setCookies, ...(said ? [saying(said, isSecure(visit.portal))] : [])]
  visit.context.setCookies.push(...cookies)
  return goTo(visit.url, done.to ?? placeOf(visit.url))
}
