import { page } from '@latchkey/web/server/route'
import { searchFor } from '@latchkey/web/server/search'

/** What the search in the top bar finds for `?q=`, for the palette of every app. */
export const loader = page(async (visit) =>
  Response.json(await searchFor(visit, visit.url.searchParams.get('q') ?? '')),
)
