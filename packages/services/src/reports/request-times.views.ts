import type { RequestState } from '@latchkey/core/entitlement/request'
import { requestStates } from '@latchkey/core/entitlement/request'
import type { UserId } from '@latchkey/core/ids'
import { type Durations, durationsOf } from '@latchkey/core/reports/percentile'
import { accessPackages } from '@latchkey/schema/tables/entitlement'
import { inCatalogsOf } from '../entitlement/catalog-relations.store.ts'
import { cursorOf, type Page, pageOf, pageSize, partsOf } from '../paging.ts'
import type { Portal } from '../portal.ts'
import { mustReadSome, within } from '../visible.ts'
import { type Period, periodAsked } from './period.ts'
import {
  type DecisionTimes,
  decisionsOf,
  mostCounted,
  requestsOfPeriod,
  stageBeginnings,
} from './request-times.store.ts'

/** How long requests of one kind took; `id` tells the kinds apart. */
export interface TimesRow extends Durations {
  readonly id: string
}

/** How long requests in one state took, from submission to completion. */
export interface StateTimes extends TimesRow {
  readonly state: RequestState
  /** How many there are, those without an end included. */
  readonly requests: number
}

/** How long one stage took, from when its approvers were asked to its last decision. */
export interface StageTimes extends TimesRow {
  /** From 1. */
  readonly stage: number
}

/** How long one approver took, from when they were asked. */
export interface ApproverTimes extends TimesRow {
  readonly userId: UserId
  readonly displayName: string
}

/** How long requests took that were submitted in a period. */
export interface RequestTimesReport {
  readonly period: Period
  /** How many requests were counted, and whether there are older ones in the period that were not. */
  readonly requests: number
  readonly cutOff: boolean
  readonly byState: readonly StateTimes[]
  readonly byStage: readonly StageTimes[]
  readonly byApprover: readonly ApproverTimes[]
}

/** What a report is asked for. */
export interface PeriodQuery {
  readonly from?: string | null | undefined
  readonly to?: string | null | undefined
}

/** How long requests took, of the packages whose requests the one who looks may read: at most 20,000 of the period, the newest. */
export async function requestTimes(portal: Portal, query: PeriodQuery = {}): Promise<RequestTimesReport> {
  mustReadSome(portal, 'accessRequest.read')
  const db = portal.db.read
  const period = periodAsked(portal, query.from, query.to)
  const visible = within(portal, 'accessRequest.read', inCatalogsOf(db, portal.actor, accessPackages.catalogId))
  const found = await requestsOfPeriod(db, period, visible)
  const requests = found.slice(0, mostCounted)
  const ids = requests.map(({ id }) => id)
  const [decisions, beginnings] = await Promise.all([decisionsOf(db, ids), stageBeginnings(db, ids)])
  return {
    period,
    requests: requests.length,
    cutOff: found.length > mostCounted,
    byState: requestStates.flatMap((state) => {
      const inState = requests.filter((request) => request.state === state)
      if (inState.length === 0) return []
      const times = inState.flatMap(({ submittedAt, completedAt }) =>
        completedAt === null ? [] : [completedAt.getTime() - submittedAt.getTime()],
      )
      return [{ id: state, state, requests: inState.length, ...durationsOf(times) }]
    }),
    byStage: stageTimes(decisions, beginnings),
    byApprover: approverTimes(decisions),
  }
}

function stageTimes(
  decisions: readonly DecisionTimes[],
  beginnings: Awaited<ReturnType<typeof stageBeginnings>>,
): readonly StageTimes[] {
  const ends = new Map<string, number>()
  for (const { requestId, stage, decidedAt } of decisions) {
    const key = `${requestId} ${stage}`
    ends.set(key, Math.max(ends.get(key) ?? 0, decidedAt.getTime()))
  }
  const byStage = new Map<number, number[]>()
  for (const { requestId, stage, since } of beginnings) {
    const end = ends.get(`${requestId} ${stage}`)
    if (end !== undefined) put(byStage, stage, end - since.getTime())
  }
  return [...byStage]
    .sort(([a], [b]) => a - b)
    .map(([stage, values]) => ({ id: String(stage), stage: stage + 1, ...durationsOf(values) }))
}

function approverTimes(decisions: readonly DecisionTimes[]): readonly ApproverTimes[] {
  const names = new Map(decisions.map(({ userId, displayName }) => [userId, displayName]))
  const byApprover = new Map<UserId, number[]>()
  for (const { userId, askedAt, decidedAt } of decisions)
    put(byApprover, userId, decidedAt.getTime() - askedAt.getTime())
  return [...byApprover]
    .map(([userId, values]) => ({
      id: userId,
      userId,
      displayName: names.get(userId) ?? '',
      ...durationsOf(values),
    }))
    .sort((a, b) => compare(a.displayName, b.displayName) || compare(a.id, b.id))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function put<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** A page of the approvers of a report, by name. */
export function approversPage(
  rows: readonly ApproverTimes[],
  cursor: string | null | undefined,
  size = pageSize,
): Page<ApproverTimes> {
  const [name, id] = partsOf(cursor) ?? []
  const from =
    typeof name === 'string' && typeof id === 'string'
      ? rows.filter(
          (row) => compare(row.displayName, name) > 0 || (row.displayName === name && compare(row.id, id) > 0),
        )
      : rows
  return pageOf(from, size, (row) => cursorOf([row.displayName, row.id]))
}
