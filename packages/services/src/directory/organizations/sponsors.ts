import { objectionsToSponsor, sponsorKinds } from '@latchkey/core/entitlement/connected-organization'
import { insist } from '@latchkey/core/objection'
import { notFound } from '@latchkey/core/refusal'
import { z } from 'zod'
import { idOf } from '../../fields.ts'
import { must, operation } from '../../operation.ts'
import { record } from '../../record.ts'
import { userById } from '../users.store.ts'
import { beginSponsor, endSponsors, isSponsor, organizationById } from './organizations.store.ts'

/** Who answers for which connected organization, and from which side. */
export const SponsorOfOrganization = z.object({
  organizationId: idOf('a connected organization'),
  userId: idOf('a person'),
  kind: z.enum(sponsorKinds, { error: 'Choose internal or external.' }),
})

/** Makes somebody a sponsor of a connected organization: policies can let its sponsors approve what its guests ask for. */
export const addSponsor = operation(
  'connectedOrganization.addSponsor',
  SponsorOfOrganization,
  async (portal, tx, input) => {
    const organization = await organizationById(tx, input.organizationId)
    must(portal, 'connectedOrganization.addSponsor')
    const user = await userById(tx, input.userId)
    insist(objectionsToSponsor, {
      kind: input.kind,
      userType: user.userType,
      enabled: user.accountEnabled,
      fromHere: user.connectedOrganizationId === organization.id,
      has: await isSponsor(tx, organization.id, input.kind, user.id),
    })
    await beginSponsor(portal, tx, organization.id, input.kind, user.id)
    await record(portal, tx, [
      {
        activity: 'connectedOrganization.sponsorAdded',
        target: { type: 'connectedOrganization', id: organization.id, name: organization.displayName },
        subjectId: user.id,
        details: { kind: input.kind },
      },
    ])
  },
)

/** Ends somebody's part as a sponsor. What waits for their approval still does. Refuses with notFound who is none. */
export const removeSponsor = operation(
  'connectedOrganization.removeSponsor',
  SponsorOfOrganization,
  async (portal, tx, input) => {
    const organization = await organizationById(tx, input.organizationId)
    must(portal, 'connectedOrganization.removeSponsor')
    if (!(await isSponsor(tx, organization.id, input.kind, input.userId))) throw notFound('sponsor')
    await endSponsors(portal, tx, organization.id, { kind: input.kind, userId: input.userId })
    await record(portal, tx, [
      {
        activity: 'connectedOrganization.sponsorRemoved',
        target: { type: 'connectedOrganization', id: organization.id, name: organization.displayName },
        subjectId: input.userId,
        details: { kind: input.kind },
      },
    ])
  },
)
