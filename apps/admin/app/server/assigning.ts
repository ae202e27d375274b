import {
  type AssignedLine,
  type AssigningLine,
  AssignMany,
  assignMany,
  previewAssigning,
} from '@latchkey/services/entitlement/admin/assign-many'
import { listPackagesForAdmin, packageForAdmin } from '@latchkey/services/entitlement/admin/packages.views'
import { assignmentRightsInWords } from '@latchkey/services/overview/entitlement-rights.views'
import type { Portal } from '@latchkey/services/portal'
import { form, forms } from '@latchkey/web/server/forms'

/** What the form of the page sends; the package stands in its address. */
export const Assigning = AssignMany

/** What was typed, as it is sent once more to be carried out. */
export type Typed = Readonly<
  Record<'accessPackageId' | 'policyId' | 'people' | 'startsAt' | 'endsAt' | 'justification', string>
>

/** What came of the list: shown before it is done, and after. */
export type AssigningShown =
  | {
      readonly step: 'preview'
      readonly lines: readonly AssigningLine[]
      readonly needsApproval: boolean
      readonly typed: Typed
    }
  | { readonly step: 'done'; readonly lines: readonly AssignedLine[] }

/** The forms of the page that assigns a package: look at the list, then do it. */
export const assigningForms = forms<AssigningShown>({
  preview: form(Assigning, async ({ portal, formData }, _): Promise<AssigningShown> => {
    const typed = typedIn(formData)
    return { step: 'preview', typed, ...(await previewAssigning(portal, typed)) }
  }),
  assign: form(Assigning, async ({ portal, formData, once }, _): Promise<AssigningShown> => {
    return { step: 'done', lines: await assignMany(portal, typedIn(formData), once) }
  }),
})

function typedIn(formData: FormData): Typed {
  const text = (name: keyof Typed) => {
    const value = formData.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    accessPackageId: text('accessPackageId'),
    policyId: text('policyId'),
    people: text('people'),
    startsAt: text('startsAt'),
    endsAt: text('endsAt'),
    justification: text('justification'),
  }
}

/** What the page shows: the package and its policies, or a search for one. */
export async function assigningPage(portal: Portal, asked: URLSearchParams) {
  const [packageId, find] = [asked.get('package'), asked.get('find')]
  const why = assignmentRightsInWords(portal).create
  if (packageId === null)
    return { why, chosen: null, find, found: (await listPackagesForAdmin(portal, { search: find })).rows.slice(0, 20) }
  const { accessPackage, policies, may } = await packageForAdmin(portal, packageId)
  return {
    why: accessPackage.retiresAt
      ? 'This access package is being retired, so that nobody new gets it.'
      : may.assign
        ? null
        : why,
    find,
    found: [],
    chosen: {
      id: accessPackage.id,
      displayName: accessPackage.displayName,
      policies: policies
        .filter(({ enabled }) => enabled)
        .map(({ id, displayName }) => ({ value: id, label: displayName })),
    },
  }
}
