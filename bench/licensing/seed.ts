import { databaseAt } from '@latchkey/testing/database-at'
import { licensedGroup } from '@latchkey/testing/licensed-group'
import { portalOver } from '@latchkey/testing/portal-over'
import { answer, question } from '../parts/apart.ts'

// Fills a database in a process of its own: all its people at once take more memory than what is measured.

/** Which database, with how many people, the first of them members of the group. */
export interface Seed {
  readonly place: string
  readonly people: number
  readonly members: number
}

const { place, people, members } = question<Seed>()
const portal = portalOver(await databaseAt(place))
answer(await licensedGroup(portal, people, members))
await portal.db.close()
