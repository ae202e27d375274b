import type { Queries } from '@latchkey/schema/database'
import { auditEvents } from '@latchkey/schema/tables/audit'
import { memberships } from '@latchkey/schema/tables/directory'
import {
  assignmentRequests,
  assignments,
  requestApprovers,
  requestDecisions,
} from '@latchkey/schema/tables/entitlement'
import { seats, subscriptions } from '@latchkey/schema/tables/licensing'
import { messages } from '@latchkey/schema/tables/notifications'
import type { Answer } from './killed-process.testing.ts'

/** Everything that requests for the one package of a crowd leave behind. */
export type Traces = Awaited<ReturnType<typeof tracesIn>>

/** Reads it, from a database that holds a crowd alone. */
export async function tracesIn(db: Queries) {
  return {
    requests: await db.select().from(assignmentRequests),
    approvers: await db.select().from(requestApprovers),
    decisions: await db.select().from(requestDecisions),
    assignments: await db.select().from(assignments),
    memberships: await db.select().from(memberships),
    seats: await db.select().from(seats),
    units: (await db.select().from(subscriptions)).reduce((sum, { units }) => sum + units, 0),
    events: await db
      .select({ activity: auditEvents.activity, targetId: auditEvents.targetId, details: auditEvents.details })
      .from(auditEvents),
    letters: await db.select({ template: messages.template, recipientId: messages.recipientId }).from(messages),
  }
}

/** The answers that the database does not bear out: what was promised and is lost. */
export function brokenPromises(traces: Traces, answers: readonly Answer[]): readonly Answer[] {
  const requests = new Map(traces.requests.map((request) => [request.id, request]))
  const ended = new Set(traces.assignments.filter(({ endsAt }) => endsAt !== null).map(({ requestId }) => requestId))
  return answers.filter(({ did, requestId, approved }) => {
    const request = requests.get(requestId)
    if (!request || request.stage < approved) return true
    return did === 'gaveBack' && !ended.has(requestId)
  })
}

/** A thing that must hold of every database, whenever its process was killed, and how many times it does not. */
interface Rule {
  readonly says: string
  readonly broken: (traces: Traces) => number
}

const live = <Row extends { readonly endsAt: Date | null }>(rows: readonly Row[]): readonly Row[] =>
  rows.filter(({ endsAt }) => endsAt === null)

const told = ({ events }: Traces, ...activities: string[]): number =>
  events.filter(({ activity }) => activities.includes(activity)).length

/** How often each value occurs. */
function tally<Value>(values: readonly Value[]): ReadonlyMap<Value, number> {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const off = (one: number, other: number): number => Math.abs(one - other)

const rules: readonly Rule[] = [
  {
    says: 'a request is delivered exactly where it has an assignment',
    broken: ({ requests, assignments }) => {
      const given = new Map(assignments.map(({ id, requestId }) => [requestId, id]))
      const wrong = ({ id, state, assignmentId }: (typeof requests)[number]) =>
        (state === 'delivered') !== given.has(id) || (given.get(id) ?? null) !== assignmentId
      return requests.filter(wrong).length + off(assignments.length, given.size)
    },
  },
  {
    says: 'a request stands at the stage that its decisions have brought it to',
    broken: ({ requests, decisions }) => {
      const made = tally(decisions.map(({ requestId }) => requestId))
      return requests.filter(({ id, stage }) => stage !== (made.get(id) ?? 0)).length
    },
  },
  {
    says: 'an open request waits for one approver, a closed one for nobody',
    broken: ({ requests, approvers }) => {
      const waiting = tally(approvers.filter((one) => one.waiting).map((one) => `${one.requestId} ${one.stage}`))
      const open = requests.filter(({ completedAt }) => completedAt === null)
      return open.filter(({ id, stage }) => waiting.get(`${id} ${stage}`) !== 1).length + off(waiting.size, open.length)
    },
  },
  {
    says: 'an assignment lives exactly as long as its membership',
    broken: ({ assignments, memberships }) => {
      const lives = new Set(live(memberships).map(({ sourceId }) => sourceId))
      const wrong = assignments.filter(({ id, endsAt }) => (endsAt === null) !== lives.has(id))
      return wrong.length + off(memberships.length, assignments.length)
    },
  },
  {
    says: 'who has a reason has a seat or a place in line, and nobody else has one',
    broken: ({ memberships, seats }) => {
      const entitled = new Set(live(memberships).map(({ userId }) => userId))
      const seated = new Set(live(seats).map(({ userId }) => userId))
      return [...entitled].filter((id) => !seated.has(id)).length + [...seated].filter((id) => !entitled.has(id)).length
    },
  },
  {
    says: 'no more seats are held than there are units',
    broken: ({ seats, units }) => Math.max(0, live(seats).filter(({ state }) => state === 'held').length - units),
  },
  {
    says: 'nobody waits while a seat is free',
    broken: ({ seats, units }) => {
      const held = live(seats).filter(({ state }) => state === 'held').length
      return Math.min(units - held, live(seats).length - held)
    },
  },
  {
    says: 'no two people have one place in line',
    broken: ({ seats }) => off(seats.length, new Set(seats.map(({ queueOrder }) => queueOrder)).size),
  },
  {
    says: 'every step is in the audit log once',
    broken: (traces) =>
      off(told(traces, 'accessRequest.submitted'), traces.requests.length) +
      off(told(traces, 'accessRequest.approved'), traces.decisions.length) +
      off(told(traces, 'assignment.delivered'), traces.assignments.length) +
      off(told(traces, 'assignment.ended'), traces.assignments.length - live(traces.assignments).length) +
      off(told(traces, 'license.seatGiven', 'license.queued'), traces.seats.length) +
      off(told(traces, 'license.seatEnded', 'license.leftLine'), traces.seats.length - live(traces.seats).length),
  },
  {
    says: 'every delivery is told in its event',
    broken: ({ assignments, events }) => {
      const delivered = new Set(
        events.filter((event) => event.activity === 'assignment.delivered').map(({ details }) => details.assignmentId),
      )
      return assignments.filter(({ id }) => !delivered.has(id)).length
    },
  },
  {
    says: 'everybody concerned has one letter for it',
    broken: ({ assignments, approvers, letters }) => {
      const written = tally(letters.map(({ template }) => template))
      return (
        off(written.get('accessDelivered') ?? 0, assignments.length) +
        off(written.get('approvalNeeded') ?? 0, approvers.length)
      )
    },
  },
]

/** What is half done, in sentences; empty where everything is whole. */
export const halfDone = (traces: Traces): readonly string[] =>
  rules.flatMap(({ says, broken }) => {
    const times = broken(traces)
    return times > 0 ? [`${times} times it does not hold that ${says}`] : []
  })
