import type { UserId } from '@latchkey/core/ids'
import { crowd } from '@latchkey/testing/crowd'
import { databaseAt } from '@latchkey/testing/database-at'
import { portalOver } from '@latchkey/testing/portal-over'
import { rateOf, type Step, stepsOf } from './chains.ts'
import { type RawDatabase, rawPostgres, rawSqlite } from './raw-database.ts'
import { type Recording, record, replayed, rowsIn } from './recording.ts'

/** How much is measured. */
export interface Size {
  readonly rounds: number
  /** Chains in a round. */
  readonly chains: number
  readonly atOnce: number
}

/** Chains per second of each round. */
export interface Rates {
  readonly operations: readonly number[]
  readonly raw: readonly number[]
  /** The rows that one chain writes. */
  readonly rows: number
}

/** Runs chains through the operations on one migrated database and writes the same rows raw into another; they take turns. */
export async function measure(
  places: { readonly operations: string; readonly raw: string },
  kind: 'sqlite' | 'postgres',
  size: Size,
): Promise<Rates> {
  // One person to record, one round to warm up.
  const people = 1 + (size.rounds + 1) * size.chains
  const ours = await crowdAt(places.operations, people)
  const theirs = await crowdAt(places.raw, people)
  const [first, ...rest] = ours.crowd.userIds
  const [, ...twins] = theirs.crowd.userIds
  if (!first) throw new Error('nobody to measure')
  const recording = await recorded(ours, kind, first)
  const raw = await rawAt(theirs.place, kind, size.atOnce)
  const operations: number[] = []
  const floor: number[] = []
  for (let round = 0; round <= size.rounds; round++) {
    const mine = <Thing>(all: readonly Thing[]) => all.slice(round * size.chains, (round + 1) * size.chains)
    floor.push(await rateOf(rawChains(raw, recording, ours, theirs, mine(twins)), size.atOnce))
    const chains = await Promise.all(mine(rest).map((userId) => stepsOf(ours.portal, ours.crowd, userId)))
    operations.push(await rateOf(chains, size.atOnce))
  }
  await Promise.all([ours.portal.db.close(), theirs.portal.db.close(), raw.close()])
  return { operations: operations.slice(1), raw: floor.slice(1), rows: rowsIn(recording) }
}

type Peopled = Awaited<ReturnType<typeof crowdAt>>

async function crowdAt(place: string, people: number) {
  const portal = portalOver(await databaseAt(place))
  return { place, portal, crowd: await crowd(portal, { people, units: people, stages: 2 }) }
}

const rawAt = (place: string, kind: 'sqlite' | 'postgres', atOnce: number): Promise<RawDatabase> =>
  kind === 'postgres' ? rawPostgres(place, atOnce) : rawSqlite(place)

async function recorded(ours: Peopled, kind: 'sqlite' | 'postgres', userId: UserId): Promise<Recording> {
  const raw = await rawAt(ours.place, kind, 1)
  const recording = await record(raw, await stepsOf(ours.portal, ours.crowd, userId), userId)
  await raw.close()
  return recording
}

/** The recording for each of these people, made ready before the clock runs, with the package and approvers of the other database. */
function rawChains(
  raw: RawDatabase,
  recording: Recording,
  from: Peopled,
  to: Peopled,
  userIds: readonly UserId[],
): readonly (readonly Step[])[] {
  return userIds.map((userId) =>
    replayed(recording, userId, sameThings(from, to), to.portal.newId).map((writes) => () => raw.write(writes)),
  )
}

/** What is called how in the other database. */
const sameThings = ({ crowd: one }: Peopled, { crowd: other }: Peopled): readonly (readonly [string, string])[] => [
  [one.packageId, other.packageId],
  [one.policyId, other.policyId],
  [one.groupId, other.groupId],
  [one.productId, other.productId],
  ...one.approverIds.map((id, nth) => [id, other.approverIds[nth] ?? ''] as const),
]
