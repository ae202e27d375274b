import { Refusal } from '@latchkey/core/refusal'

/** Refuses a page that would only lead to a form which its reader cannot send, with the reason. Null lets them through. */
export function refusedWith(why: string | null): void {
  if (why !== null) throw new Refusal('forbidden', 'notAllowed', why)
}
