import { createHash } from 'node:crypto'
import { idOf } from '@latchkey/core/authorization/actor'
import type { Permission } from '@latchkey/core/authorization/permissions'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { answers } from '@latchkey/schema/tables/installation'
import { eq } from 'drizzle-orm'
import type { Portal } from './portal.ts'

/** A call that may have been made before. */
interface Call {
  readonly permission: Permission
  /** The token of the form that calls; nothing is remembered without one. */
  readonly once: string | undefined
  readonly input: unknown
}

/** The answer that was given to the same call before, or the answer of `work`, which is then remembered. */
export async function replay<Output>(
  portal: Portal,
  tx: Transaction,
  call: Call,
  work: () => Promise<Output>,
): Promise<Output> {
  if (!call.once) return work()
  const actorId = idOf(portal.actor)
  const key = createHash('sha256')
    .update(JSON.stringify([actorId, call.permission, call.once, call.input]))
    .digest('base64url')
  const [before] = await tx.select({ answer: answers.answer }).from(answers).where(eq(answers.key, key))
  if (before) return before.answer as Output
  const output = await work()
  await insert(tx, answers, [{ key, actorId, answer: output ?? null, at: portal.now() }])
  return output
}
