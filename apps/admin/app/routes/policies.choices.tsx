import { groupPicker, peoplePicker } from '@latchkey/services/directory/pickers.views'
import { page } from '@latchkey/web/server/route'
import { choicesOf } from '../parts/choice.ts'

/** The people, or with `?kind=group` the groups, who answer to `?search=`, for fields that choose some while somebody types. */
export const loader = page(async ({ portal, url }) => {
  const search = url.searchParams.get('search') ?? ''
  const found =
    url.searchParams.get('kind') === 'group' ? await groupPicker(portal, search) : await peoplePicker(portal, search)
  return { choices: choicesOf(found).slice(0, 8) }
})
