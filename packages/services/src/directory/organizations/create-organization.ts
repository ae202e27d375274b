import { objectionsToDomains } from '@latchkey/core/entitlement/connected-organization'
import type { ConnectedOrganizationId } from '@latchkey/core/ids'
import { insist } from '@latchkey/core/objection'
import { z } from 'zod'
import { insistRoomFor } from '../../entitlement/limits.store.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { organizationFields } from './organization-fields.ts'
import { addOrganization, domainsTaken, placeGuestsOf, setDomains } from './organizations.store.ts'

/** A new connected organization. */
export const CreateOrganization = z.object(organizationFields)

/** Adds an organization whose people come as guests; guests with an address of its domains belong to it at once. Returns its id. */
export const createOrganization = operation(
  'connectedOrganization.create',
  CreateOrganization,
  async (portal, tx, input) => {
    must(portal, 'connectedOrganization.create')
    const id: ConnectedOrganizationId = portal.newId()
    const { domains, ...fields } = input
    await insistRoomFor(tx, 'connectedOrganizations')
    insist(objectionsToDomains, { domains, taken: await domainsTaken(tx, domains, id) })
    await addOrganization(tx, { id, ...fields, createdAt: portal.now(), deletedAt: null, revision: 0 })
    await setDomains(tx, id, domains)
    await placeGuestsOf(portal, tx, id, domains)
    await record(portal, tx, [
      {
        activity: 'connectedOrganization.created',
        target: { type: 'connectedOrganization', id, name: fields.displayName },
        details: { state: fields.state, domains },
      },
    ])
    return id
  },
)
