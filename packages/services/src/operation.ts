import { type Facts, may, refusalFor } from '@latchkey/core/authorization/may'
import type { Permission } from '@latchkey/core/authorization/permissions'
import { invalid } from '@latchkey/core/refusal'
import type { Transaction } from '@latchkey/schema/database'
import type { z } from 'zod'
import { type Asked, asked } from './permission-asked.ts'
import type { Portal } from './portal.ts'
import { replay } from './replay.ts'

/** A write: checks its input, then loads, asks, insists, becomes and keeps, all in one transaction. */
export interface Operation<Input, Output> {
  (portal: Portal, input: Input, once?: string): Promise<Output>
  /** The permission that it asks, by which the audit log calls it too. */
  readonly permission: Permission
}

/**
 * Makes an operation. Its name is a row of the permission table, and it must have asked that row with `must` before it ends:
 * one that forgot is a fault, never a silent yes. `once` is a token of the form that called: the same token with the same
 * input by the same actor answers what it answered before and does nothing twice.
 *
 * Refuses with `invalidInput` where the input does not parse.
 */
export function operation<Schema extends z.ZodType, Output>(
  permission: Permission,
  schema: Schema,
  work: (portal: Portal, tx: Transaction, input: z.output<Schema>) => Promise<Output>,
): Operation<z.input<Schema>, Output> {
  const run = async (portal: Portal, input: z.input<Schema>, once?: string): Promise<Output> => {
    const value = parse(schema, input)
    return portal.db.transaction((tx) =>
      replay(portal, tx, { permission, once, input: value }, async () => {
        const asking = asked(portal)
        const output = await work(asking, tx, value)
        if (!asking.permissionsAsked.has(permission))
          throw new Error(`${permission} ended without asking its permission`)
        return output
      }),
    )
  }
  return Object.assign(run, { permission })
}

/** Refuses unless the actor may do this to a thing with these facts. */
export function must(portal: Portal, permission: Permission, facts: Facts = {}): void {
  ;(portal as Partial<Asked>).permissionsAsked?.add(permission)
  if (!may(portal.actor, permission, facts)) throw refusalFor(portal.actor, permission)
}

/** The value of an input that fits its schema; refuses with a sentence beside each field that does not. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const fields: Record<string, string[]> = {}
  for (const issue of result.error.issues) {
    const field = issue.path.join('.')
    fields[field] = [...(fields[field] ?? []), issue.message]
  }
  throw invalid(fields)
}
