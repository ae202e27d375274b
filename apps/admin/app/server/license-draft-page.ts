import type { GroupId } from '@latchkey/core/ids'
import { readGroup } from '@latchkey/services/directory/groups.views'
import { licensesOfGroup } from '@latchkey/services/licensing/licenses.views'
import { groupRights } from '@latchkey/services/overview/group-rights.views'
import type { Portal } from '@latchkey/services/portal'
import type { DraftProduct } from '../parts/license-draft-form.tsx'
import { draftAsked } from './license-draft.ts'
import { chosenProduct, productChoices } from './product-choices.ts'
import { refusedWith } from './refused-with.ts'

/** What the form shows that changes several licenses of a group: those that it gives, and those that are to be added. */
export async function licenseDraftPage(portal: Portal, groupId: GroupId, asked: URLSearchParams) {
  const group = await readGroup(portal, groupId)
  const rights = await groupRights(portal, group)
  refusedWith(rights.assignLicense)
  const draft = draftAsked(asked)
  const [given, choices] = await Promise.all([licensesOfGroup(portal, groupId), productChoices(portal)])
  const offOf = (productId: string) => draft.give.find((license) => license.productId === productId)?.disabledPlans
  const added = draft.give.filter(({ productId }) => !given.some((license) => license.productId === productId))
  const shown: readonly DraftProduct[] = [
    ...given.map((license) => ({
      ...license,
      given: true,
      taken: draft.take.includes(license.productId),
      disabledPlans: offOf(license.productId) ?? license.disabledPlans,
    })),
    ...(
      await Promise.all(
        added.map(async ({ productId, disabledPlans }) => {
          const product = await chosenProduct(portal, productId)
          return { productId, displayName: product?.displayName ?? '', plans: product?.plans ?? [], disabledPlans }
        }),
      )
    ).map((product) => ({ ...product, given: false, taken: false })),
  ]
  return {
    group: { id: group.id, displayName: group.displayName },
    shown,
    choices: choices.filter(({ id }) => !shown.some(({ productId }) => productId === id)),
    whyNotTake: rights.removeLicense,
  }
}
