import type { SignedInUser } from '@latchkey/services/authentication/session'
import type { Portal } from '@latchkey/services/portal'

/** What the host gives to every loader and action of every app. */
export interface PageContext {
  /** The portal with the person of this request acting. */
  readonly portal: Portal
  /** Who is signed in; null where nobody is. */
  readonly user: SignedInUser | null
  /** The one-time word that lets this answer's own scripts run. */
  readonly nonce: string
  readonly installation: { readonly state: 'empty' | 'ready'; readonly demo: boolean }
  /** Set-Cookie values that the host adds to the answer. */
  readonly setCookies: string[]
  /** Whether the body was refused for its size and left unread. */
  readonly bodyTooLarge: boolean
}

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true
  }
  interface AppLoadContext extends PageContext {}
}
