import { z } from 'zod'
import { changesBetween } from '../directory/changes.ts'
import { idOf, revision } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { insistFresh } from '../stale.ts'
import { siteFields } from './site-fields.ts'
import { factsOfSite, saveSite, siteById } from './sites.store.ts'

/** What an administrator or owner changes about a site. */
export const UpdateSite = z.object({ siteId: idOf('a site'), revision: revision(), ...siteFields })

/** Changes a site. Nothing is kept where nothing differs. */
export const updateSite = operation('site.update', UpdateSite, async (portal, tx, input) => {
  const { siteId, revision: shown, ...details } = input
  const site = await siteById(tx, siteId)
  must(portal, 'site.update', await factsOfSite(tx, site.id))
  insistFresh(shown, site.revision)
  const changes = changesBetween(site, details)
  if (Object.keys(changes).length === 0) return
  await saveSite(tx, site, details)
  await record(portal, tx, [
    {
      activity: 'site.updated',
      target: { type: 'site', id: site.id, name: details.displayName },
      details: { changes },
    },
  ])
})
