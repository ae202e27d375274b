import {
  type AssignedLine,
  type AssigningEffect,
  AssignMany,
  assignMany,
  previewAssigning,
} from '@latchkey/services/entitlement/admin/assign-many'
import { listPackagesForAdmin, packageForAdmin } from '@latchkey/services/entitlement/admin/packages.views'
import { policiesToAssign } from '@latchkey/services/entitlement/admin/policies.views'
import { assignmentRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import type { Portal } from '@latchkey/services/portal'
import { form, forms } from '@latchkey/web/server/forms'
import type { ShownAccess } from './shown-access.ts'
import { type Typed, typedIn } from './typed.ts'

/** What the form of the page sends; the package stands in its address. */
export const Assigning = AssignMany

/** What came of the list: shown before it is done, and after. */
export type AssigningShown =
  | (Omit<AssigningEffect, 'access'> &
      Pick<ShownAccess, 'licenses'> & { readonly step: 'preview'; readonly typed: Typed })
  | { readonly step: 'done'; readonly lines: readonly AssignedLine[] }

/** The forms of the page that assigns a package: look at the list, then do it. */
export const assigningForms = forms<AssigningShown>({
  preview: form(Assigning, async ({ portal, formData }, value): Promise<AssigningShown> => {
    const { access, ...list } = await previewAssigning(portal, value)
    return { step: 'preview', typed: typedIn(formData), licenses: access.licenses, ...list }
  }),
  assign: form(Assigning, async ({ portal, once }, value): Promise<AssigningShown> => {
    return { step: 'done', lines: await assignMany(portal, value, once) }
  }),
})

/** What the page shows: the package and its policies, or a search for one. */
export async function assigningPage(portal: Portal, asked: URLSearchParams) {
  const [packageId, find] = [asked.get('package'), asked.get('find')]
  const why = assignmentRightsInWords(portal).create
  if (packageId === null)
    return { why, chosen: null, find, found: (await listPackagesForAdmin(portal, { search: find })).rows.slice(0, 20) }
  const { accessPackage, may, whyNotWiden } = await packageForAdmin(portal, packageId)
  return {
    why: accessPackage.retiresAt
      ? 'This access package is being retired, so that nobody new gets it.'
      : may.assign
        ? whyNotWiden
        : why,
    find,
    found: [],
    chosen: {
      id: accessPackage.id,
      displayName: accessPackage.displayName,
      policies: await policiesToAssign(portal, packageId),
    },
  }
}
