import { objectionsToOrganizationDeletion } from '@latchkey/core/entitlement/connected-organization'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import {
  endSponsors,
  organizationById,
  placeGuestsOf,
  policiesNamingOrganization,
  saveOrganization,
  setDomains,
} from './organizations.store.ts'

/** Which connected organization is deleted. */
export const DeleteOrganization = z.object({ organizationId: idOf('a connected organization') })

/** Deletes a connected organization that no policy names. Its guests stay, and keep what they have. */
export const deleteOrganization = operation(
  'connectedOrganization.delete',
  DeleteOrganization,
  async (portal, tx, input) => {
    const organization = await organizationById(tx, input.organizationId)
    must(portal, 'connectedOrganization.delete')
    insist(objectionsToOrganizationDeletion, { policies: await policiesNamingOrganization(tx, organization.id) })
    await saveOrganization(tx, organization, { deletedAt: portal.now() })
    await setDomains(tx, organization.id, [])
    await placeGuestsOf(portal, tx, organization.id, [])
    await endSponsors(portal, tx, organization.id)
    await record(portal, tx, [
      {
        activity: 'connectedOrganization.deleted',
        target: { type: 'connectedOrganization', id: organization.id, name: organization.displayName },
      },
    ])
  },
)
