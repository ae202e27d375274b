import { groupPicker, peoplePicker } from '@latchkey/services/directory/pickers.views'
import { namesOfChosen, organizationPicker } from '@latchkey/services/entitlement/admin/policy-choices.views'
import { page } from '@latchkey/web/server/route'
import { choicesOf } from '../parts/choice.ts'

const pickers = { user: peoplePicker, group: groupPicker, organization: organizationPicker } as const

/**
 * The people, or with `?kind=` the groups or organizations, who answer to `?search=`, for fields that choose some while somebody types. With
 * `?ids=` what those are called.
 */
export const loader = page(async ({ portal, url }) => {
  const ids = url.searchParams.get('ids')
  if (ids !== null) return { choices: [], names: await namesOfChosen(portal, ids.split(',')) }
  const kind = url.searchParams.get('kind')
  const picker = kind === 'group' || kind === 'organization' ? pickers[kind] : pickers.user
  return { choices: choicesOf(await picker(portal, url.searchParams.get('search') ?? '')).slice(0, 8), names: {} }
})
