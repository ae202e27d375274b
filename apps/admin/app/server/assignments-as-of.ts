import { invalid } from '@latchkey/core/refusal'
import { listAssignments } from '@latchkey/services/entitlement/admin/assignments.views'
import { assignmentsMovedCsv, assignmentsOnDayCsv } from '@latchkey/services/entitlement/admin/assignments-csv'
import { filterNames } from '@latchkey/services/entitlement/admin/list-filters.views'
import type { Portal } from '@latchkey/services/portal'
import { instantsOf } from './as-of-page.ts'
import { batch, csvDownload } from './csv-download.ts'

/** What an address asks of the access of a past day. */
export const dayOfAssignmentsAsked = (asked: URLSearchParams) => ({
  on: asked.get('on') || null,
  since: asked.get('since') || null,
  package: asked.get('package'),
  user: asked.get('user'),
  search: asked.get('search'),
})

/** What the page of access on a past day shows: who had what then, or what came and went between two days. */
export async function assignmentsAsOfPage(portal: Portal, url: URLSearchParams) {
  const asked = dayOfAssignmentsAsked(url)
  const cursor = url.get('cursor')
  const instants = instantsOf(portal, asked)
  return {
    asked,
    cursor,
    words: await filterNames(portal, { package: asked.package, user: asked.user }),
    wrong: 'wrong' in instants ? instants.wrong : null,
    list:
      'wrong' in instants
        ? null
        : {
            ...instants,
            ...(await listAssignments(portal, { ...instants, ...narrowedBy(asked), cursor })),
          },
  }
}

/** The same list as a file, whole. Refuses where the address names no day. */
export async function assignmentsAsOfDownload(portal: Portal, url: URLSearchParams): Promise<Response> {
  const asked = dayOfAssignmentsAsked(url)
  const instants = instantsOf(portal, asked)
  if ('wrong' in instants) throw invalid({ on: [instants.wrong] })
  const { on, since } = instants
  return csvDownload(portal, {
    name: `assignments-${since === null ? 'on-a-day' : 'between-days'}`,
    table: since === null ? assignmentsOnDayCsv : assignmentsMovedCsv(on),
    read: (cursor) => listAssignments(portal, { ...instants, ...narrowedBy(asked), cursor, size: batch }),
  })
}

const narrowedBy = (asked: ReturnType<typeof dayOfAssignmentsAsked>) => ({
  packageId: asked.package,
  userId: asked.user,
  search: asked.search,
})
