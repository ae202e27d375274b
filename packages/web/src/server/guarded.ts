import { isRefusal } from '@latchkey/core/refusal'
import type { SignedInUser } from '@latchkey/services/authentication/session'
import { signInPath } from '../apps.ts'
import { fault, isAnswer, troubleOf } from './answer.ts'
import { goTo, placeOf } from './place.ts'
import type { Visit } from './visit.ts'

/** Runs a page's work and turns what it throws into an answer: a refusal into its page, anything else into a logged fault. */
export async function guarded<Output>(visit: Visit<SignedInUser | null>, work: () => Promise<Output>): Promise<Output> {
  try {
    return await work()
  } catch (thrown) {
    if (isAnswer(thrown)) throw thrown
    if (!isRefusal(thrown))
      throw fault(thrown, visit.portal, { method: visit.request.method, path: visit.url.pathname })
    if (thrown.kind === 'unauthenticated') throw goTo(visit.url, signInPath(placeOf(visit.url)))
    throw troubleOf(thrown, visit.portal)
  }
}
