import { type SignInResult, signInResultTitles } from '@latchkey/core/authentication/sign-in'
import { idOf } from '@latchkey/core/authorization/actor'
import { refusalFor } from '@latchkey/core/authorization/may'
import type { UserId } from '@latchkey/core/ids'
import { contains } from '@latchkey/schema/search'
import { signIns } from '@latchkey/schema/tables/authentication'
import { users } from '@latchkey/schema/tables/directory'
import { and, desc, eq, or } from 'drizzle-orm'
import { beforeInstant, cursorAt, type Page, pageOf, pageSize } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { within } from '../visible.ts'

/** Which sign-ins a list shows. */
export interface SignInQuery {
  readonly userId?: UserId | null | undefined
  /** Part of the user name as typed, the person's name or the address. */
  readonly search?: string | null | undefined
  readonly cursor?: string | null | undefined
}

/** A try to sign in. */
export interface SignInRow {
  readonly id: string
  readonly at: Date
  readonly userId: UserId | null
  readonly displayName: string | null
  /** The name as typed. */
  readonly userName: string
  readonly result: SignInResult
  /** The result in words. */
  readonly resultTitle: string
  readonly address: string | null
  readonly browser: string | null
  readonly operatingSystem: string | null
  readonly requestId: string
}

/** Sign-ins, newest first: all of them for who may read them, else the person's own. */
export async function listSignIns(portal: Portal, query: SignInQuery = {}): Promise<Page<SignInRow>> {
  const actorId = idOf(portal.actor)
  const rows = await portal.db.read
    .select({ signIn: signIns, displayName: users.displayName })
    .from(signIns)
    .leftJoin(users, eq(users.id, signIns.userId))
    .where(
      and(
        within(portal, 'signIn.read', { self: actorId === null ? undefined : eq(signIns.userId, actorId) }),
        query.userId ? eq(signIns.userId, query.userId) : undefined,
        query.search
          ? or(
              contains(signIns.userName, query.search),
              contains(users.displayName, query.search),
              contains(signIns.address, query.search),
            )
          : undefined,
        beforeInstant(signIns.at, signIns.id, query.cursor),
      ),
    )
    .orderBy(desc(signIns.at), desc(signIns.id))
    .limit(pageSize + 1)
  const told = rows.map(({ signIn, displayName }) => ({
    ...signIn,
    displayName,
    resultTitle: signInResultTitles[signIn.result],
  }))
  return pageOf(told, pageSize, (row) => cursorAt(row.at, row.id))
}

/** The sign-ins of the one who is signed in. */
export async function mySignIns(
  portal: Portal,
  query: { readonly cursor?: string | null | undefined } = {},
): Promise<Page<SignInRow>> {
  const userId = idOf(portal.actor)
  if (userId === null) throw refusalFor(portal.actor)
  return listSignIns(portal, { userId, cursor: query.cursor })
}
