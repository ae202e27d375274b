import { Refusal } from '@latchkey/core/refusal'

/** Refuses to change something that somebody else has changed since the page was loaded. */
export function insistFresh(shown: number, stored: number): void {
  if (shown !== stored)
    throw new Refusal(
      'conflict',
      'changedMeanwhile',
      'Somebody changed this while you were editing. Your entries are still here; load the page again to see the present state.',
    )
}
