import { roles } from '@latchkey/core/authorization/roles'
import type { UserId } from '@latchkey/core/ids'
import { notFound } from '@latchkey/core/refusal'
import type { Queries } from '@latchkey/schema/database'
import { roleAssignments, users } from '@latchkey/schema/tables/directory'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { beginSession, logAdmission } from '../../authentication/sign-in.ts'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { settingOf } from '../settings.store.ts'
import { cast } from './cast.ts'
import { demoUserId } from './people.ts'

/** One of the cast, as the sign-in page offers them. */
export interface CastCard {
  readonly userId: UserId
  readonly displayName: string
  readonly jobTitle: string
  readonly part: string
  readonly story: string
  /** Directory roles in words, empty for most. */
  readonly roleTitle: string
}

/** Whether the sign-in page may offer the cast: in the demo organization only, and only on loopback. */
const isOpen = async (portal: Portal, db: Queries): Promise<boolean> =>
  portal.settings.loopback && (await settingOf(db, 'demo')) === true

/** The cast to come in as; empty where that is not allowed. */
export async function castOf(portal: Portal): Promise<readonly CastCard[]> {
  const db = portal.db.read
  if (!(await isOpen(portal, db))) return []
  const ids = cast.map(({ key }) => demoUserId(key))
  const people = await db
    .select({ id: users.id, displayName: users.displayName, jobTitle: users.jobTitle })
    .from(users)
    .where(and(inArray(users.id, ids), eq(users.accountEnabled, true)))
  const held = await db
    .select({ userId: roleAssignments.userId, role: roleAssignments.role })
    .from(roleAssignments)
    .where(and(inArray(roleAssignments.userId, ids), isNull(roleAssignments.endsAt)))
    .orderBy(asc(roleAssignments.role))
  return cast.flatMap(({ key, part, story }) => {
    const person = people.find(({ id }) => id === demoUserId(key))
    if (!person) return []
    const titles = held.filter(({ userId }) => userId === person.id).map(({ role }) => roles[role].title)
    return [
      {
        userId: person.id,
        displayName: person.displayName,
        jobTitle: person.jobTitle ?? '',
        part,
        story,
        roleTitle: titles.join(', '),
      },
    ]
  })
}

/** Whom of the cast somebody comes in as. */
export const SignInAsCast = z.object({ userId: idOf('one of the cast') })

const Entry = SignInAsCast.extend({ oldToken: z.string().nullable() })

const enter = operation('authentication.signIn', Entry, async (portal, tx, input) => {
  must(portal, 'authentication.signIn')
  const offered = cast.some(({ key }) => demoUserId(key) === input.userId)
  if (!offered || !(await isOpen(portal, tx))) throw notFound('person')
  const [user] = await tx
    .select({ id: users.id, userPrincipalName: users.userPrincipalName, accountEnabled: users.accountEnabled })
    .from(users)
    .where(eq(users.id, input.userId))
  if (!user?.accountEnabled) throw notFound('person')
  await logAdmission(portal, tx, user.id, user.userPrincipalName)
  return beginSession(portal, tx, user.id, input.oldToken)
})

/** Signs a visitor of the demo in as one of the cast, without a password. Returns the Set-Cookie value. Refuses with notFound elsewhere. */
export const signInAsCast = (
  portal: Portal,
  input: z.input<typeof SignInAsCast>,
  oldToken: string | null,
): Promise<string> => enter(portal, { ...input, oldToken })
