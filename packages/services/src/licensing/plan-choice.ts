import { isPlainLine } from '@latchkey/core/plain-text'
import { z } from 'zod'

/** The ids of plans that are switched off: a form sends none, one or several ticks under one name. */
export const planChoice = () =>
  z
    .union([z.string(), z.array(z.string()).readonly()], { error: 'Choose plans of the list.' })
    .nullish()
    .transform((given) => (typeof given === 'string' ? [given] : (given ?? [])).filter((id) => id !== ''))
    .pipe(
      z
        .array(z.string().max(64, 'Choose plans of the list.').refine(isPlainLine, 'Choose plans of the list.'))
        .max(500, 'Choose at most 500 plans.'),
    )
    .transform((ids) => [...new Set(ids)].sort())
