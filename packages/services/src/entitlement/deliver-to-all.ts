import type { AccessPackageId } from '@latchkey/core/ids'
import type { Queries, Transaction } from '@latchkey/schema/database'
import { peopleChanged } from '../directory/people-changed.ts'
import { type DeliveryUnderWay, setSetting, settingOf } from '../installation/settings.store.ts'
import type { Portal } from '../portal.ts'
import { bringInLine, peopleIn } from './bring-in-line.ts'
import { holdersOfPackage, liveHoldersCount, packageRoles } from './grants.store.ts'

/** How many people one transaction brings in line with a change of their package. */
export const deliveredAtOnce = 1000

/**
 * Delivers a change of what a package gives to everybody who has it: in the transaction of the change where those are few; where they are
 * many, to the first of them, and a job goes on with the others. Returns how many have it.
 */
export async function deliverToAll(portal: Portal, tx: Transaction, packageId: AccessPackageId): Promise<number> {
  const total = await liveHoldersCount(tx, packageId)
  await deliverFurther(portal, tx, packageId, { afterId: '', done: 0, total })
  return total
}

/** Delivers a change to the next of those who have the package, and keeps how far it has come. Says whether anybody is left. */
export async function deliverFurther(
  portal: Portal,
  tx: Transaction,
  packageId: AccessPackageId,
  underWay: DeliveryUnderWay,
): Promise<boolean> {
  const holders = await holdersOfPackage(tx, packageId, underWay.afterId, deliveredAtOnce)
  const people = peopleIn(await bringInLine(portal, tx, await packageRoles(tx, packageId), holders))
  if (people.length > 0) await peopleChanged(portal, tx, people)
  const last = holders.at(-1)?.assignmentId
  const isLeft = last !== undefined && holders.length === deliveredAtOnce
  const done = underWay.done + holders.length
  await keepUnderWay(portal, tx, packageId, isLeft ? { afterId: last, done, total: underWay.total } : null)
  return isLeft
}

/** How far a change of a package has come; null where nothing is under way. */
export async function deliveryUnderWay(db: Queries, packageId: AccessPackageId): Promise<DeliveryUnderWay | null> {
  return (await settingOf(db, 'deliveriesUnderWay'))?.[packageId] ?? null
}

async function keepUnderWay(
  portal: Portal,
  tx: Transaction,
  packageId: AccessPackageId,
  progress: DeliveryUnderWay | null,
): Promise<void> {
  const { [packageId]: before, ...others } = (await settingOf(tx, 'deliveriesUnderWay')) ?? {}
  if (before === undefined && progress === null) return
  const all = progress === null ? others : { ...others, [packageId]: progress }
  await setSetting(tx, 'deliveriesUnderWay', Object.keys(all).length === 0 ? null : all, portal.now())
}
