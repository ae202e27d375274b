import type { AppName } from '@latchkey/web/apps'

/** The pages that are measured: the index of an app each, by the app's name. */
export const measured = ['my-apps', 'my-access'] as const satisfies readonly AppName[]

/** One of them. */
export type MeasuredPage = (typeof measured)[number]

/** What the host tells once it is ready. */
export interface HostReady {
  readonly url: string
  /** The Cookie header of the user who is signed in. */
  readonly cookie: string
}
