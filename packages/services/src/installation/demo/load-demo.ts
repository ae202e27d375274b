import { system } from '@latchkey/core/authorization/actor'
import { Refusal } from '@latchkey/core/refusal'
import type { Transaction } from '@latchkey/schema/database'
import { messages } from '@latchkey/schema/tables/notifications'
import { sql } from 'drizzle-orm'
import { followPoliciesAgain } from '../../entitlement/automatic/follow-policies.job.ts'
import { actingAs, type Portal } from '../../portal.ts'
import { record } from '../../record.ts'
import { isEmpty } from '../installation.ts'
import { setSetting } from '../settings.store.ts'
import { ago } from './ago.ts'
import { demoSecret, layOutExtensions, layOutOrganizations } from './extensions.ts'
import { layOut } from './lay-out.ts'
import { demoCompany } from './people.ts'
import { playStory } from './story.ts'

/**
 * Fills an empty installation with the demo organization: its people, groups, products, applications and packages, and a few months of
 * requests, told relative to now so that it is never stale. Its mails count as sent. Refuses where anybody is there already.
 */
export async function loadDemo(portal: Portal): Promise<void> {
  const loading = actingAs(portal, system('demo'))
  const secret = await demoSecret(portal)
  await portal.db.transaction(async (tx) => {
    await insistEmpty(tx)
    const longAgo = ago(loading, 400)
    await layOut(longAgo, tx)
    await layOutExtensions(longAgo, tx, secret)
    await layOutOrganizations(longAgo, tx)
    await record(longAgo, tx, [
      {
        activity: 'installation.demoLoaded',
        target: { type: 'installation', id: 'demo', name: demoCompany },
      },
    ])
  })
  await followPoliciesAgain(ago(loading, 399))
  await playStory(loading)
  await portal.db.transaction(async (tx) => {
    await tx.update(messages).set({ state: 'sent', sentAt: sql`${messages.createdAt}` })
    await setSetting(tx, 'demo', true, portal.now())
  })
}

async function insistEmpty(tx: Transaction): Promise<void> {
  if (!(await isEmpty(tx)))
    throw new Refusal(
      'conflict',
      'notEmpty',
      'There are people here already. The demo organization needs an empty installation.',
    )
}
