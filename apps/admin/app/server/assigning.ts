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

/** What the form of the page sends; the package stands in its address. */
export const Assigning = AssignMany

/** What was typed, by the names of its fields, as it is sent once more to be carried out. */
export type Typed = Readonly<Record<string, string>>

/** What came of the list: shown before it is done, and after. */
export type AssigningShown =
  | (AssigningEffect & { readonly step: 'preview'; readonly typed: Typed })
  | { readonly step: 'done'; readonly lines: readonly AssignedLine[] }

/** The forms of the page that assigns a package: look at the list, then do it. */
export const assigningForms = forms<AssigningShown>({
  preview: form(Assigning, async ({ portal, formData }, value): Promise<AssigningShown> => {
    return { step: 'preview', typed: typedIn(formData), ...(await previewAssigning(portal, value)) }
  }),
  assign: form(Assigning, async ({ portal, once }, value): Promise<AssigningShown> => {
    return { step: 'done', lines: await assignMany(portal, value, once) }
  }),
})

/** Fields that were sent several times get a place each: `answers.q[0]`, `answers.q[1]`. */
function typedIn(formData: FormData): Typed {
  const texts = (name: string) => formData.getAll(name).filter((value) => typeof value === 'string')
  return Object.fromEntries(
    [...new Set(formData.keys())].flatMap((name) => {
      const [only = '', ...more] = texts(name)
      return more.length === 0 ? [[name, only]] : [only, ...more].map((text, nth) => [`${name}[${nth}]`, text])
    }),
  )
}

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
