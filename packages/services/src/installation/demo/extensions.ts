import { domainOf } from '@latchkey/core/entitlement/connected-organization'
import { days, hours } from '@latchkey/core/time'
import type { Transaction } from '@latchkey/schema/database'
import { insert } from '@latchkey/schema/insert'
import { connectedOrganizationSponsors, connectedOrganizations } from '@latchkey/schema/tables/directory'
import { callouts, customExtensions } from '@latchkey/schema/tables/extensions'
import { placeGuests, setDomains } from '../../directory/organizations/organizations.store.ts'
import { placeOf } from '../../entitlement/extensions/place-of.ts'
import { newSecret } from '../../entitlement/extensions/signature.ts'
import type { Portal } from '../../portal.ts'
import { demoId } from './demo-id.ts'
import { demoPeople, demoUserId, demoUserName } from './people.ts'

const id = demoId('extension:tickets')

/** The organization that the guests of the demo come from, with the employee who answers for it. */
export async function layOutOrganizations(portal: Portal, tx: Transaction): Promise<void> {
  const organizationId = demoId('organization:studio')
  const [startsAt, endsAt] = [portal.now(), null]
  await insert(tx, connectedOrganizations, [
    {
      id: organizationId,
      displayName: 'Studio Taylor',
      description: 'Designs the cases of our devices.',
      state: 'configured',
      createdAt: startsAt,
      deletedAt: null,
      revision: 0,
    },
  ])
  const guests = demoPeople.filter(({ userType }) => userType === 'guest')
  const domains = new Set(guests.flatMap((guest) => domainOf(demoUserName(guest)) ?? []))
  await setDomains(tx, organizationId, [...domains])
  await placeGuests(
    portal,
    tx,
    guests.map(({ key }) => demoUserId(key)),
  )
  await insert(tx, connectedOrganizationSponsors, [
    {
      id: demoId('sponsor:clara'),
      connectedOrganizationId: organizationId,
      userId: demoUserId('clara'),
      kind: 'internal',
      startsAt,
      endsAt,
    },
  ])
}

/** The secret of the demo's extension, sealed: made before the transaction in which the organization is laid out. */
export const demoSecret = (portal: Portal): Promise<string> => portal.vault.seal(newSecret(), placeOf(id))

/** A ticket system that two calls went to, a year before now. No policy calls it, so that the demo calls nobody. */
export async function layOutExtensions(portal: Portal, tx: Transaction, secret: string): Promise<void> {
  const at = portal.now()
  await insert(tx, customExtensions, [
    {
      id,
      catalogId: demoId('catalog:creative'),
      displayName: 'Tickets of the service desk',
      description: 'Opens a ticket for each access to the creative tools.',
      url: 'https://tickets.brightwater.example/hooks/access',
      secret,
      waits: false,
      waitHours: 24,
      enabled: true,
      createdAt: at,
      deletedAt: null,
      revision: 0,
    },
  ])
  const call = {
    extensionId: id,
    stage: 'assignmentRequestGranted' as const,
    requestId: null,
    assignmentId: null,
    waits: false,
    payload: { accessPackage: { displayName: 'Design suite' }, target: { displayName: 'Salome Girard' } },
    tokenDigest: null,
    waitUntil: null,
  }
  const [taken, failed] = [new Date(at.getTime() + days(3)), new Date(at.getTime() + days(5))]
  await insert(tx, callouts, [
    {
      ...call,
      id: demoId('callout:tickets:1'),
      state: 'calloutSent',
      attempts: 1,
      createdAt: taken,
      dueAt: taken,
      sentAt: taken,
      responseStatus: 201,
      lastError: null,
      closedAt: taken,
    },
    {
      ...call,
      id: demoId('callout:tickets:2'),
      state: 'calloutFailed',
      attempts: 7,
      createdAt: failed,
      dueAt: failed,
      sentAt: null,
      responseStatus: 503,
      lastError: 'It answered 503.',
      closedAt: new Date(failed.getTime() + hours(9)),
    },
  ])
}
