import { objectionsToGroupLicenseRemoval } from '@latchkey/core/licensing/license'
import { insist } from '@latchkey/core/objection'
import { invalid } from '@latchkey/core/refusal'
import type { Transaction } from '@latchkey/schema/database'
import { z } from 'zod'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import type { Portal } from '../portal.ts'
import { type Happening, record } from '../record.ts'
import {
  endGroupLicense,
  keepGroupLicense,
  licensedGroup,
  liveGroupLicense,
  plansOf,
  productById,
} from './licenses.store.ts'
import { planChoice } from './plan-choice.ts'
import { insistAsShown, previewChange } from './preview-change.ts'
import { relicenseWide } from './relicense-wide.ts'

/** What a group is to give from now on and what no more, in one save. */
export const SetGroupLicenses = z.object({
  groupId: idOf('a group'),
  give: z
    .array(z.object({ productId: idOf('a product'), disabledPlans: planChoice() }))
    .max(50, 'Change at most 50 products at once.'),
  take: z.array(idOf('a product')).max(50, 'Change at most 50 products at once.'),
  /** The fingerprint of the preview that was looked at; the change is made only where it still comes to the same. */
  digest: z.string().max(100).optional(),
})

/**
 * A license administrator changes what a group gives, several products at once: a swap. Nobody is without a plan in between that both
 * products have. Refuses with `previewStale` where it would not come to what was shown. Returns the run that does it, where there are many.
 */
export const setGroupLicenses = operation('group.assignLicense', SetGroupLicenses, async (portal, tx, input) => {
  const group = await licensedGroup(tx, input.groupId)
  must(portal, 'group.assignLicense')
  if (input.take.length > 0) must(portal, 'group.removeLicense')
  if (input.give.length + input.take.length === 0)
    throw invalid({ give: ['Choose a product to give or to take away.'] })
  if (input.digest !== undefined)
    insistAsShown(await previewChange(portal, tx, { kind: 'groupLicenses', ...input }), input.digest)
  const happenings: Happening[] = []
  for (const productId of input.take) happenings.push(await take(portal, tx, group, productId))
  for (const license of input.give) happenings.push(await give(portal, tx, group, license))
  await record(portal, tx, happenings)
  const outcome = await relicenseWide(portal, tx, {
    kind: 'groupLicenses',
    groupId: group.id,
    cause: `The licenses of ${group.displayName} were changed`,
    target: { type: 'group', id: group.id, name: group.displayName },
  })
  return outcome.runId
})

type Group = Awaited<ReturnType<typeof licensedGroup>>

async function take(portal: Portal, tx: Transaction, group: Group, productId: string): Promise<Happening> {
  const product = await productById(tx, productId)
  insist(objectionsToGroupLicenseRemoval, { given: (await liveGroupLicense(tx, group.id, product.id)) !== undefined })
  await endGroupLicense(portal, tx, group.id, product.id)
  return {
    activity: 'group.licenseRemoved',
    target: { type: 'group', id: group.id, name: group.displayName },
    related: [{ type: 'product', id: product.id, name: product.displayName }],
  }
}

async function give(
  portal: Portal,
  tx: Transaction,
  group: Group,
  { productId, disabledPlans }: z.output<typeof SetGroupLicenses>['give'][number],
): Promise<Happening> {
  const product = await productById(tx, productId)
  const plans = (await plansOf(tx, [product.id])).get(product.id) ?? []
  if (disabledPlans.some((id) => !plans.some((plan) => plan.id === id)))
    throw invalid({ give: ['One of the chosen plans is not part of its product. Load the page again.'] })
  const before = await liveGroupLicense(tx, group.id, product.id)
  await keepGroupLicense(portal, tx, { groupId: group.id, productId: product.id, disabledPlans })
  return {
    activity: before ? 'group.licensePlansChanged' : 'group.licenseAssigned',
    target: { type: 'group', id: group.id, name: group.displayName },
    related: [{ type: 'product', id: product.id, name: product.displayName }],
    details: {
      disabledPlans: plans.filter(({ id }) => disabledPlans.includes(id)).map(({ displayName }) => displayName),
    },
  }
}
