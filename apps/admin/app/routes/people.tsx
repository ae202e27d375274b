import { listUsers } from '@latchkey/services/directory/users.views'
import { page } from '@latchkey/web/server/route'

/** The first people who answer to `?search=`, for fields that offer names while somebody types. */
export const loader = page(async ({ portal, url }) => {
  const { rows } = await listUsers(portal, { search: url.searchParams.get('search') })
  return {
    people: rows
      .slice(0, 12)
      .map(({ userPrincipalName, displayName, jobTitle }) => ({ userPrincipalName, displayName, jobTitle })),
  }
})
