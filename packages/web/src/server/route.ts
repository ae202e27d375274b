import type { SignedInUser } from '@latchkey/services/authentication/session'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { admitted } from './admission.ts'
import { guarded } from './guarded.ts'
import { type Visit, visitOf } from './visit.ts'

/**
 * The loader of a page for people who are signed in; others are sent to sign in and come back. A refusal becomes the friendly
 * page with its status, anything else a logged fault.
 */
export const page =
  <Data>(work: (visit: Visit) => Promise<Data>) =>
  async (args: LoaderFunctionArgs): Promise<Data> => {
    const visit = visitOf(args)
    return guarded(visit, async () => work(admitted(visit)))
  }

/** The loader of a page that is open to people who are not signed in. */
export const openPage =
  <Data>(work: (visit: Visit<SignedInUser | null>) => Promise<Data>) =>
  async (args: LoaderFunctionArgs): Promise<Data> => {
    const visit = visitOf(args)
    return guarded(visit, () => work(visit))
  }
