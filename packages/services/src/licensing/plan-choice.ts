import { z } from 'zod'

/** The ids of plans that are switched off: a form sends none, one or several ticks under one name. */
export const planChoice = () =>
  z.preprocess(
    (value) => (value === undefined || value === null || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z
      .array(z.string({ error: 'Choose plans of the list.' }).trim().min(1).max(64, 'Choose plans of the list.'))
      .max(500, 'Choose at most 500 plans.')
      .transform((ids) => [...new Set(ids)].sort()),
  )
