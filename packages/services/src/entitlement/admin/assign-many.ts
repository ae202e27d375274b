import { may, refusalFor } from '@latchkey/core/authorization/may'
import { mostAssigned, objectionsToAssignee, objectionsToAssigning } from '@latchkey/core/entitlement/assigning'
import { becomings } from '@latchkey/core/entitlement/becoming'
import type { RequestState } from '@latchkey/core/entitlement/request'
import type { RequestId, UserId } from '@latchkey/core/ids'
import { firstObjection, insist } from '@latchkey/core/objection'
import { isPlainText } from '@latchkey/core/plain-text'
import { isRefusal, notFound } from '@latchkey/core/refusal'
import { z } from 'zod'
import { parse } from '../../operation.ts'
import type { Portal } from '../../portal.ts'
import { turn } from '../../turn.ts'
import { type AccessPreview, concerned, previewOfAll } from '../access-preview.views.ts'
import { factsOfCatalog } from '../catalog-relations.store.ts'
import { packageById, policyById } from '../catalogs.store.ts'
import { effectOfAssigning } from '../effect-of-assigning.ts'
import { insistAnswers } from '../insist-answers.ts'
import { insistRolePackage } from '../insist-role-package.ts'
import { assigningFields, assignPackage, periodIn } from './assign-package.ts'
import { assigneesAmong, peopleByAddress } from './assigning.store.ts'

/** A list of people as it was pasted, or read from a file: a user name or mail address on each line. */
export const AssignMany = z.object({
  ...assigningFields,
  people: z
    .string({ error: 'Enter at least one person.' })
    .max(100_000, `Enter at most ${mostAssigned} people at once.`)
    .refine(isPlainText, 'Leave out control characters.')
    .refine((text) => namesIn(text).length > 0, 'Enter at least one person.')
    .refine((text) => namesIn(text).length <= mostAssigned, `Enter at most ${mostAssigned} people at once.`),
})

/** What becomes of a line of the list. */
export interface AssigningLine {
  /** As it was written. */
  readonly name: string
  /** Null where the line names nobody, or somebody for the second time. */
  readonly userId: UserId | null
  readonly displayName: string | null
  /** Why the person does not get the package, in a sentence; null where they get it. */
  readonly why: string | null
}

/** The names in a pasted list: of each line the first cell that looks like an address, else the first. Each once. */
export function namesIn(text: string): readonly string[] {
  const names = text
    .split(/[\r\n]+/)
    .map((line) => {
      const cells = line.split(/[,;\t]/).map((cell) =>
        cell
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .trim(),
      )
      return cells.find((cell) => cell.includes('@')) ?? cells[0] ?? ''
    })
    .filter((name) => name !== '')
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()]
}

/** What becomes of a list, line by line. */
interface ListRead {
  readonly lines: readonly AssigningLine[]
  /** Whether the assignments wait for approval. */
  readonly needsApproval: boolean
}

/** What assigning a package to a list of people would come to: line by line, and for roles and licenses once everybody has it. */
export interface AssigningEffect extends ListRead {
  readonly access: AccessPreview
}

/** What assigning a package to a list of people would come to, and whether their assignments wait for approval. Reads only. */
export async function previewAssigning(portal: Portal, input: z.input<typeof AssignMany>): Promise<AssigningEffect> {
  const value = parse(AssignMany, input)
  const list = await linesOf(portal, value)
  const gaining = list.lines.flatMap(({ userId, why }) => (userId !== null && why === null ? [userId] : []))
  const effect = await effectOfAssigning(portal, { accessPackageId: value.accessPackageId, gaining, losing: [] })
  const everybody = list.lines.map(({ name, userId, why }) =>
    concerned(effect, userId, { written: name, becomes: why ?? becomings.gets, endsAt: null }),
  )
  return { ...list, access: previewOfAll(effect, everybody) }
}

/** What becomes of each line. Reads only. */
async function linesOf(portal: Portal, value: z.output<typeof AssignMany>): Promise<ListRead> {
  const db = portal.db.read
  const found = await packageById(db, value.accessPackageId)
  const facts = await factsOfCatalog(db, found.catalogId)
  if (!may(portal.actor, 'assignment.create', facts)) throw refusalFor(portal.actor, 'assignment.create')
  await insistRolePackage(portal, db, found.id)
  const policy = await policyById(db, value.policyId)
  if (policy.accessPackageId !== found.id) throw notFound('policy')
  const names = namesIn(value.people)
  insist(objectionsToAssigning, {
    policyEnabled: policy.enabled,
    automatic: policy.membershipRule !== null,
    retiring: found.retiresAt !== null,
    people: names.length,
    terms: policy.terms,
    ...periodIn(portal, value),
    at: portal.now(),
  })
  insistAnswers(policy.terms.questions, value.answers)
  const passesOverScope = may(portal.actor, 'assignment.bypassPolicy', facts)
  const ids = await peopleByAddress(
    db,
    names.map((name) => name.toLowerCase()),
  )
  const people = await assigneesAmong(portal, db, found, policy, [...new Set(ids.values())], { passesOverScope })
  const byId = new Map(people.map((person) => [person.id, person]))
  const seen = new Set<UserId>()
  const lines = names.map((name): AssigningLine => {
    const person = byId.get(ids.get(name.toLowerCase()) ?? '')
    if (!person) return { name, userId: null, displayName: null, why: 'Nobody has this user name or mail address.' }
    const { id, displayName } = person
    if (seen.has(id)) return { name, userId: null, displayName, why: 'Is in the list twice.' }
    seen.add(id)
    return { name, userId: id, displayName, why: firstObjection(objectionsToAssignee, person)?.says ?? null }
  })
  return { lines, needsApproval: !passesOverScope && policy.terms.stages.length > 0 }
}

/** What became of one person of the list. */
export interface AssignedLine extends AssigningLine {
  readonly requestId: RequestId | null
  readonly state: RequestState | null
}

/** Assigns a package to everybody of a list who can get it, each on their own: one who is refused holds up no other. Says what became of each. */
export async function assignMany(
  portal: Portal,
  input: z.input<typeof AssignMany>,
  once?: string,
): Promise<readonly AssignedLine[]> {
  const value = parse(AssignMany, input)
  const { lines } = await linesOf(portal, value)
  const { people: _, ...shared } = value
  const results: AssignedLine[] = []
  for (const line of lines) {
    results.push(await assignLine(portal, shared, line, once))
    await turn()
  }
  return results
}

async function assignLine(
  portal: Portal,
  shared: Omit<z.output<typeof AssignMany>, 'people'>,
  line: AssigningLine,
  once: string | undefined,
): Promise<AssignedLine> {
  const { userId } = line
  // Who has it already because this very list was sent before is looked at by the token of that sending.
  if (userId === null || (line.why !== null && once === undefined)) return { ...line, requestId: null, state: null }
  try {
    const { id, state } = await assignPackage(portal, { ...shared, userId }, once && `${once}:${userId}`)
    return { ...line, why: null, requestId: id, state }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { ...line, why: error.says, requestId: null, state: null }
  }
}
