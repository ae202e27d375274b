import type { Person } from '@latchkey/core/authorization/actor'
import { Refusal } from '@latchkey/core/refusal'
import type { Portal } from './portal.ts'

/** The person who acts; refuses where nobody is signed in. */
export function signedIn(portal: Portal): Person {
  if (portal.actor.kind !== 'user') throw new Refusal('unauthenticated', 'signInNeeded', 'Sign in to go on.')
  return portal.actor
}
