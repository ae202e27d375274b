import type { RunId, UserId } from '@latchkey/core/ids'
import type { LicenseStep } from '@latchkey/core/licensing/evaluate'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { type Happening, record } from '../record.ts'
import { licensedGroup, licensedUser } from './licenses.store.ts'
import { relicense } from './relicense.ts'
import { relicenseWide } from './relicense-wide.ts'

/** Whose licenses are looked at again: those of some people, of the members of a group, or of everybody. */
export const ReprocessLicenses = z.discriminatedUnion('of', [
  z.object({ of: z.literal('users'), userIds: z.array(idOf('a person')).min(1, 'Choose people.').max(1000) }),
  z.object({ of: z.literal('group'), groupId: idOf('a group') }),
  z.object({ of: z.literal('all') }),
])

/** What looking again came to. */
export interface Reprocessed {
  /** The people whose licenses were not as they should have been: 0 where all was well. Null where a run does it. */
  readonly changed: number | null
  readonly runId: RunId | null
}

/**
 * Looks at licenses again, as every change does by itself; nobody has to. Says how many people were not as they should have been, so
 * that a drift is seen. Where many people are concerned a run does it.
 */
export const reprocessLicenses = operation(
  'license.reprocess',
  ReprocessLicenses,
  async (portal, tx, input): Promise<Reprocessed> => {
    must(portal, 'license.reprocess')
    if (input.of === 'users') return reprocessUsers(portal, tx, input.userIds)
    const group = input.of === 'group' ? await licensedGroup(tx, input.groupId) : null
    const target = group
      ? ({ type: 'group', id: group.id, name: group.displayName } as const)
      : ({ type: 'installation', id: 'licenses', name: 'All licenses' } as const)
    const outcome = await relicenseWide(portal, tx, {
      ...(group ? { kind: 'groupLicenses', groupId: group.id } : { kind: 'allLicenses' }),
      cause: group ? `The licenses of ${group.displayName} were reprocessed` : 'All licenses were reprocessed',
      target,
    })
    if (outcome.runId !== null) return { changed: null, runId: outcome.runId }
    const changed = peopleIn(outcome.evaluated.steps).size
    await record(portal, tx, [{ activity: 'license.reprocessed', target, details: { changed } }])
    return { changed, runId: null }
  },
)

async function reprocessUsers(portal: Portal, tx: Transaction, asked: readonly UserId[]): Promise<Reprocessed> {
  const userIds = [...new Set(asked)]
  const happenings: Happening[] = []
  const { steps } = await relicense(portal, tx, userIds, { endLetters: true })
  const changed = peopleIn(steps)
  for (const userId of userIds) {
    const user = await licensedUser(tx, userId)
    happenings.push({
      activity: 'license.reprocessed',
      target: { type: 'user', id: user.id, name: user.displayName },
      subjectId: user.id,
      details: { changed: changed.has(user.id) },
    })
  }
  await record(portal, tx, happenings)
  return { changed: changed.size, runId: null }
}

const peopleIn = (steps: readonly LicenseStep[]): ReadonlySet<UserId> =>
  new Set(steps.map((step) => (step.kind === 'begin' ? step.userId : step.seat.userId)))
