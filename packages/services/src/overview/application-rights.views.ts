import { objectionsToApplicationDeletion } from '@latchkey/core/applications/deletion'
import { factsOfApplication, type StoredApplication } from '../applications/applications.store.ts'
import type { Portal } from '../portal.ts'
import { type WhyNot, whyNot, whyObjected } from './why-not.ts'

/** For everything that is done to an application: why the one who acts cannot, null where they can. */
export interface ApplicationRights {
  readonly update: WhyNot
  readonly delete: WhyNot
  readonly assign: WhyNot
  readonly unassign: WhyNot
  readonly addOwner: WhyNot
  readonly removeOwner: WhyNot
  readonly readHistory: WhyNot
}

/** What the one who acts can do to an application that so many packages give. */
export async function applicationRights(
  portal: Portal,
  application: StoredApplication,
  packages: number,
): Promise<ApplicationRights> {
  const { actor } = portal
  const facts = await factsOfApplication(portal.db.read, application.id, actor)
  return {
    update: whyNot(actor, 'application.update', facts),
    delete: whyNot(actor, 'application.delete', facts) ?? whyObjected(objectionsToApplicationDeletion, { packages }),
    assign: whyNot(actor, 'application.assign', facts),
    unassign: whyNot(actor, 'application.unassign', facts),
    addOwner: whyNot(actor, 'application.addOwner', facts),
    removeOwner: whyNot(actor, 'application.removeOwner', facts),
    readHistory: whyNot(actor, 'audit.read'),
  }
}

/** Why the one who acts cannot add applications. */
export const whyNotCreateApplications = (portal: Portal): WhyNot => whyNot(portal.actor, 'application.create')
