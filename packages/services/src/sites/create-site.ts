import type { SiteId } from '@latchkey/core/ids'
import { z } from 'zod'
import { must, operation } from '../operation.ts'
import { record } from '../record.ts'
import { siteFields } from './site-fields.ts'
import { insertSite } from './sites.store.ts'

/** What an administrator fills in for a new site. */
export const CreateSite = z.object(siteFields)

/** Adds a site; access packages hand out its roles from then on. Returns its id. */
export const createSite = operation('site.create', CreateSite, async (portal, tx, input) => {
  must(portal, 'site.create')
  const id: SiteId = portal.newId()
  await insertSite(tx, { id, ...input, createdAt: portal.now(), deletedAt: null, revision: 0 })
  await record(portal, tx, [
    { activity: 'site.created', target: { type: 'site', id, name: input.displayName }, details: { url: input.url } },
  ])
  return id
})
