import { insist } from '@latchkey/core/objection'
import { objectionsToSiteDeletion } from '@latchkey/core/sites/site'
import { z } from 'zod'
import { packagesGiving, takeOutOfCatalogs } from '../directory/packages.store.ts'
import { idOf } from '../fields.ts'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { endSiteAccess, factsOfSite, saveSite, siteById } from './sites.store.ts'

/** Which site is deleted. */
export const DeleteSite = z.object({ siteId: idOf('a site') })

/** An administrator deletes a site that no access package gives: it leaves every catalog, its row stays for the history. */
export const deleteSite = operation('site.delete', DeleteSite, async (portal, tx, input) => {
  const site = await siteById(tx, input.siteId)
  must(portal, 'site.delete', await factsOfSite(tx, site.id))
  insist(objectionsToSiteDeletion, { packages: (await packagesGiving(tx, 'site', site.id)).length })
  await endSiteAccess(portal, tx, site.id)
  await takeOutOfCatalogs(portal, tx, 'site', site.id)
  await saveSite(tx, site, { deletedAt: portal.now() })
  await record(portal, tx, [
    { activity: 'site.deleted', target: { type: 'site', id: site.id, name: site.displayName } },
  ])
})
