import { groupedBy } from '@latchkey/core/grouped'
import type { RequestId } from '@latchkey/core/ids'
import { after, minutes } from '@latchkey/core/time'
import { setSetting, settingOf } from '../installation/settings.store.ts'
import { eachOf } from '../jobs/each-due.ts'
import type { Portal } from '../portal.ts'
import { turn } from '../turn.ts'
import { followApprovers } from './follow-approvers.ts'
import { requestsConcerned } from './lost-roles.store.ts'
import { pendingRequests } from './requests.store.ts'
import { rosterOf } from './roster.store.ts'
import { waitingVoicesOf } from './voices.store.ts'
import { voicesGone } from './voices-in-force.ts'

/** How long a change may take from the moment that it is dated to its commit. What it ended is looked at for as long. */
const slowest = minutes(5)

/** How many requests are looked at in one go. */
const stretch = 250

/** The most requests that go on in one turn, so that other jobs have theirs. */
const mostOfATurn = 1000

/**
 * Finds, by what has ended since the last turn, the requests that wait for somebody who may not decide them any more, and goes on
 * without. What one turn does not come to is for the next. Returns how many requests went on.
 */
export async function followAllApprovers(portal: Portal): Promise<number> {
  const now = portal.now()
  const known = await settingOf(portal.db.read, 'approversFollowed')
  const concerned = await requestsConcerned(portal.db.read, after(new Date(known?.until ?? 0), -slowest))
  let done = 0
  let come = 0
  for (; come < concerned.length && done < mostOfATurn; come += stretch) {
    const due = await waitingInVain(portal, concerned.slice(come, come + stretch))
    done += await eachOf(portal, due, (requestId) => followApprovers(portal, { requestId }))
    await turn()
  }
  if (come >= concerned.length)
    await portal.db.transaction((tx) => setSetting(tx, 'approversFollowed', { until: now.toISOString() }, now))
  return done
}

/** Those of some requests whose present stage waits for somebody who may not decide it any more. Each role is read once for all of them. */
async function waitingInVain(portal: Portal, ids: readonly RequestId[]): Promise<readonly RequestId[]> {
  const db = portal.db.read
  const roster = rosterOf(db)
  const voices = groupedBy(await waitingVoicesOf(db, ids), ({ requestId }) => requestId)
  const found: RequestId[] = []
  for (const request of await pendingRequests(db, ids)) {
    const gone = await voicesGone(portal, db, request, voices.get(request.id) ?? [], roster)
    if (gone.length > 0) found.push(request.id)
  }
  return found
}
