import type { Objection } from '../objection.ts'
import { after, hours, reached } from '../time.ts'
import type { Request } from './request.ts'

/** How long a requestor waits before they remind those who decide once more, in hours. */
export const hoursBetweenNudges = 24

/** A requestor about to remind those who decide. */
export interface Nudge {
  readonly request: Pick<Request, 'state' | 'pausedAt'>
  /** When they were last reminded in the present stage. */
  readonly nudgedAt: Date | null
  readonly at: Date
}

/** Every reason not to remind those who decide. */
export const objectionsToNudge: readonly Objection<Nudge>[] = [
  {
    code: 'nobodyToRemind',
    kind: 'conflict',
    says: 'This request waits for nobody’s decision.',
    when: ({ request }) => request.state !== 'pendingApproval',
  },
  {
    code: 'waitsForAnswer',
    kind: 'conflict',
    says: 'Something was asked back. The request goes on when that is answered.',
    when: ({ request }) => request.pausedAt !== null,
  },
  {
    code: 'remindedToday',
    kind: 'conflict',
    says: 'They have been reminded within the last day. Remind them again tomorrow.',
    when: ({ nudgedAt, at }) => nudgedAt !== null && !reached(after(nudgedAt, hours(hoursBetweenNudges)), at),
  },
]
