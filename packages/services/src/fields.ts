import { isPlainLine, isPlainText } from '@latchkey/core/plain-text'
import { instantAt, isKeptInstant, keptDays } from '@latchkey/core/wall-clock'
import { z } from 'zod'

/** Words that forms and operations share: each says in a sentence what is wrong. Every text has a limit and is trimmed. */

/** A line of text that must not be empty. */
export const line = (label: string, max = 256) =>
  z
    .string({ error: `Enter ${label}.` })
    .trim()
    .min(1, `Enter ${label}.`)
    .max(max, `Use at most ${max} characters.`)
    .refine(isPlainLine, 'Leave out control characters and line breaks.')

/** A line of text that may be empty: the answer is null then. */
export const optionalLine = (max = 256) =>
  z
    .string()
    .trim()
    .max(max, `Use at most ${max} characters.`)
    .refine(isPlainLine, 'Leave out control characters and line breaks.')
    .nullish()
    .transform((text) => text || null)

/** Text of several lines that may be empty. */
export const paragraph = (max = 2000) =>
  z
    .string()
    .trim()
    .max(max, `Use at most ${max} characters.`)
    .refine(isPlainText, 'Leave out control characters.')
    .nullish()
    .transform((text) => text ?? '')

/** Text of several lines that must not be empty. */
export const requiredParagraph = (label: string, max = 2000) =>
  z
    .string({ error: `Enter ${label}.` })
    .trim()
    .min(1, `Enter ${label}.`)
    .max(max, `Use at most ${max} characters.`)
    .refine(isPlainText, 'Leave out control characters.')

/** The id of something. */
export const idOf = (what: string) =>
  z
    .string({ error: `Choose ${what}.` })
    .trim()
    .min(1, `Choose ${what}.`)
    .max(64, `Choose ${what}.`)
    .refine(isPlainLine, `Choose ${what}.`)

/** The id of something, or nothing. */
export const optionalId = () =>
  z
    .string()
    .trim()
    .max(64, 'Choose one of the list.')
    .refine(isPlainLine, 'Choose one of the list.')
    .nullish()
    .transform((text) => text || null)

/** A whole number within limits. */
export const whole = (min: number, max: number) =>
  z.coerce
    .number({ error: 'Enter a whole number.' })
    .int('Enter a whole number.')
    .min(min, `Enter at least ${min}.`)
    .max(max, `Enter at most ${max}.`)

/** A whole number within limits, or nothing. */
export const optionalWhole = (min: number, max: number) =>
  z
    .union([z.string().trim(), z.number()], { error: 'Enter a whole number.' })
    .nullish()
    .transform((value) => (value === '' || value == null ? null : Number(value)))
    .pipe(
      z
        .number({ error: 'Enter a whole number.' })
        .int('Enter a whole number.')
        .min(min, `Enter at least ${min}.`)
        .max(max, `Enter at most ${max}.`)
        .nullable(),
    )

/** A tick. */
export const tick = () => z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean())

/** The revision of a thing that the page showed: a change of something that has changed since is refused. */
export const revision = () => z.coerce.number({ error: 'Load the page again.' }).int().min(0)

/** A two-letter country code in capitals (ISO 3166-1 alpha-2), or nothing. */
export const optionalCountry = () =>
  z
    .string()
    .trim()
    .toUpperCase()
    .refine((text) => text === '' || /^[A-Z]{2}$/.test(text), 'Enter a country code of two letters, like DE or US.')
    .nullish()
    .transform((text) => text || null)

/**
 * A day, or a day and a time, as people type it: what the clocks of the portal's zone show (`instantIn`), a day meaning its beginning. Or
 * an instant, which says its zone itself; or nothing.
 */
export const optionalClockTime = () =>
  z
    .union([z.date(), z.string().trim()], { error: 'Enter a date and a time.' })
    .nullish()
    .transform((value, context) => {
      if (value == null || value === '') return null
      const onClocks = typeof value === 'string' ? instantAt(value, 'UTC') : null
      const at = typeof value !== 'string' || saysZone.test(value) ? new Date(value) : onClocks
      if (at !== null && isKeptInstant(at)) return onClocks === null ? at : value
      const known = at !== null && !Number.isNaN(at.getTime())
      context.addIssue({ code: 'custom', message: known ? keptDays : 'Enter a date and a time.' })
      return z.NEVER
    })

const saysZone = /T.*(?:Z|[+-]\d\d:?\d\d)$/i

/** The instant of an `optionalClockTime` in a zone. */
export const instantIn = (value: Date | string | null, timeZone: string): Date | null =>
  typeof value === 'string' ? instantAt(value, timeZone) : value

const answerList = z.array(z.object({ questionId: z.string().max(64), values: z.array(z.string()).readonly() }))
const answersById = z.record(z.string().max(64), z.union([z.string(), z.array(z.string())]).nullish())

/** Answers to questions by their ids, as a form sends them: one value or several. Takes the list that it gives, too. */
export const answers = () =>
  z
    .union([answerList, answersById])
    .nullish()
    .transform((given) => {
      if (Array.isArray(given)) return given
      return Object.entries(given ?? {}).flatMap(([questionId, value]) =>
        value == null ? [] : [{ questionId, values: typeof value === 'string' ? [value] : value }],
      )
    })
