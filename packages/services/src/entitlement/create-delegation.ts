import {
  delegatedKinds,
  kindsChosen,
  kindsInWords,
  objectionsToDelegation,
} from '@latchkey/core/entitlement/delegation'
import type { AccessPackageId, UserId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import { invalid } from '@latchkey/core/refusal'
import { reached } from '@latchkey/core/time'
import type { Queries } from '@latchkey/schema/database'
import { z } from 'zod'
import { personChosen } from '../directory/person-chosen.ts'
import { userById } from '../directory/users.store.ts'
import { idOf, instantIn, optionalClockTime, paragraph, tick } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { beginWithin } from './begin-delegation.ts'
import { packagesDecidedBy } from './delegated-voices.store.ts'
import { insertDelegation, liveDelegationsOf, packagesNamed, type StoredDelegation } from './delegations.store.ts'

/** Who is to decide in whose place, from when to when. */
export const CreateDelegation = z.object({
  userId: idOf('who delegates'),
  delegateId: idOf('who is to decide'),
  /** On the clocks of the portal's zone where no other is said. Empty means from now on. */
  startsAt: optionalClockTime(),
  /** Likewise; empty means until it is taken back. */
  untilAt: optionalClockTime(),
  /** None means all. */
  kinds: z.preprocess(listed, z.array(z.enum(delegatedKinds, { error: 'Choose kinds of the list.' }))).optional(),
  /** None means all. */
  packageIds: z.preprocess(listed, z.array(idOf('a package')).max(200, 'Choose at most 200 packages.')),
  includesPending: tick(),
  note: paragraph(500),
})

function listed(value: unknown): unknown {
  if (value == null || value === '') return []
  return typeof value === 'string' ? [value] : value
}

/**
 * Has somebody decide requests in the place of another from a day on, besides them: for oneself, or by a governance administrator for
 * somebody who is away. Begins at once where the day has come. Returns the id of the delegation.
 */
export const createDelegation = operation('delegation.create', CreateDelegation, async (portal, tx, input) => {
  must(portal, 'delegation.create', { self: [input.userId] })
  const user = await userById(tx, input.userId)
  const delegate = await personChosen(tx, input.delegateId).catch(() => {
    throw invalid({ delegateId: ['Choose a person of the list.'] })
  })
  const now = portal.now()
  const startsAt = instantIn(input.startsAt, portal.settings.timeZone)
  const packageIds = input.packageIds.length === 0 ? null : await packagesChosen(tx, user.id, input.packageIds)
  const delegation: StoredDelegation = {
    id: portal.newId(),
    userId: user.id,
    delegateId: delegate.id,
    kinds: kindsChosen(input.kinds),
    packageIds,
    includesPending: input.includesPending,
    note: input.note,
    createdAt: now,
    // A day that has begun already counts from now.
    startsAt: startsAt === null || reached(startsAt, now) ? now : startsAt,
    untilAt: instantIn(input.untilAt, portal.settings.timeZone),
    begunAt: null,
    endsAt: null,
  }
  insist(objectionsToDelegation, {
    ...delegation,
    delegate: {
      displayName: delegate.displayName,
      enabled: delegate.accountEnabled,
      guest: delegate.userType === 'guest',
    },
    live: await liveDelegationsOf(tx, user.id),
    at: now,
  })
  await insertDelegation(tx, delegation)
  await record(portal, tx, [
    {
      activity: 'delegation.created',
      target: { type: 'user', id: user.id, name: user.displayName },
      subjectId: user.id,
      related: [{ type: 'user', id: delegate.id, name: delegate.displayName }],
      details: {
        from: delegation.startsAt,
        until: delegation.untilAt,
        kinds: kindsInWords(delegation.kinds).join(', ') || 'all',
        packages: packageIds === null ? 'all' : await packagesNamed(tx, packageIds),
        includesPending: delegation.includesPending,
        note: delegation.note,
      },
    },
  ])
  if (reached(delegation.startsAt, now)) await beginWithin(portal, tx, delegation)
  return delegation.id
})

/** The packages that were chosen, each once; refuses those about which the person is not asked. */
async function packagesChosen(
  db: Queries,
  userId: UserId,
  ids: readonly AccessPackageId[],
): Promise<readonly AccessPackageId[]> {
  const known = new Set((await packagesDecidedBy(db, userId)).map(({ id }) => id))
  if (ids.some((id) => !known.has(id))) throw invalid({ packageIds: ['Choose packages of the list.'] })
  return [...new Set(ids)]
}
