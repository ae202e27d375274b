import {
  type AttributeKind,
  type Attributes,
  attributes,
  changesOfAttributes,
  mostValues,
} from '@latchkey/core/directory/attributes'
import { z } from 'zod'
import { idOf, optionalLine, revision } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { insistFresh } from '../stale.ts'
import { insistAccountChange } from './insist-account-change.ts'
import { peopleChanged } from './people-changed.ts'
import { saveUser, userById } from './users.store.ts'

/** Several texts, one in a line; each counts once. */
const lines = () =>
  z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .transform((given) => {
      const all = typeof given === 'string' ? given.split(/\r?\n/) : (given ?? [])
      return [...new Set(all.flatMap((one) => one.trim() || []))]
    })
    .pipe(
      z
        .array(
          z
            .string()
            .max(256, 'Use at most 256 characters in a line.')
            .regex(/^\P{Cc}*$/u, 'Leave out control characters.'),
        )
        .max(mostValues, `Enter at most ${mostValues}.`),
    )

/** Yes, no, or nothing. */
const flag = () =>
  z
    .union([z.boolean(), z.enum(['', 'true', 'false'])], { error: 'Choose yes, no or nothing.' })
    .nullish()
    .transform((given) =>
      given === true || given === 'true' ? true : given === false || given === 'false' ? false : null,
    )

type Value = string | readonly string[] | boolean

const fields: Record<AttributeKind, () => z.ZodType<Value | null>> = {
  text: () => optionalLine(1024),
  texts: lines,
  flag,
}

const shape = Object.fromEntries(attributes.map(({ name, kind }) => [name, fields[kind]()]))

/** What an administrator fills in for membership rules to read; what is left out becomes empty. */
export const SetUserAttributes = z.object({
  userId: idOf('a user'),
  revision: revision(),
  attributes: z.object(shape).default({}),
})

/**
 * An administrator changes what only membership rules read about a user; rules let them join and leave groups in the same transaction.
 * Directory extensions (extension_…) are left as they are. Only a Global Administrator changes somebody who holds an administrator role.
 * Returns the new revision; nothing is kept or told where nothing differs.
 */
export const setUserAttributes = operation('user.update', SetUserAttributes, async (portal, tx, input) => {
  const { userId, revision: shown, attributes: given } = input
  const user = await userById(tx, userId)
  must(portal, 'user.update')
  await insistAccountChange(portal, tx, user.id)
  insistFresh(shown, user.revision)
  const after = mergedInto(user.attributes, given)
  const changes = changesOfAttributes(user.attributes, after)
  if (Object.keys(changes).length === 0) return user.revision
  await saveUser(tx, user, { attributes: after })
  await record(portal, tx, [
    {
      activity: 'user.attributesSet',
      target: { type: 'user', id: user.id, name: user.displayName },
      subjectId: user.id,
      details: { changes },
    },
  ])
  await peopleChanged(portal, tx, [user.id])
  return user.revision + 1
})

/** Attributes with those of the form in place of what was there; others stay. */
function mergedInto(before: Attributes | null, given: Readonly<Record<string, Value | null>>): Attributes {
  const named = new Set(attributes.map(({ name }) => name))
  const kept = Object.entries(before ?? {}).filter(([name]) => !named.has(name))
  const filled = Object.entries(given).filter(
    (entry): entry is [string, Value] => entry[1] !== null && !(Array.isArray(entry[1]) && entry[1].length === 0),
  )
  return Object.fromEntries([...kept, ...filled])
}
