import { objectionsToDomains } from '@latchkey/core/entitlement/connected-organization'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf, revision } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { insistFresh } from '../../stale.ts'
import { changesBetween } from '../changes.ts'
import { organizationFields } from './organization-fields.ts'
import {
  domainsOf,
  domainsTaken,
  organizationById,
  placeGuestsOf,
  saveOrganization,
  setDomains,
} from './organizations.store.ts'

/** What can be changed of a connected organization. */
export const UpdateOrganization = z.object({
  organizationId: idOf('a connected organization'),
  revision: revision(),
  ...organizationFields,
})

/** Changes a connected organization. Guests follow its domains at once: those of a domain that it lost belong to it no more. */
export const updateOrganization = operation(
  'connectedOrganization.update',
  UpdateOrganization,
  async (portal, tx, input) => {
    const { organizationId, revision: shown, domains, ...fields } = input
    const organization = await organizationById(tx, organizationId)
    must(portal, 'connectedOrganization.update')
    insistFresh(shown, organization.revision)
    insist(objectionsToDomains, { domains, taken: await domainsTaken(tx, domains, organization.id) })
    const before = await domainsOf(tx, organization.id)
    await saveOrganization(tx, organization, fields)
    await setDomains(tx, organization.id, domains)
    await placeGuestsOf(portal, tx, organization.id, domains)
    await record(portal, tx, [
      {
        activity: 'connectedOrganization.updated',
        target: { type: 'connectedOrganization', id: organization.id, name: fields.displayName },
        details: { changes: changesBetween(organization, fields), domains: { from: before, to: domains } },
      },
    ])
  },
)
