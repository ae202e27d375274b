import type { Objection } from '../objection.ts'

/** Whether a person's last day is over: people have their access through the whole of it. */
export const lastDayOver = (lastDay: string | null, today: string): boolean => lastDay !== null && lastDay < today

/** Every reason why somebody cannot leave, or get a last day. */
export const objectionsToLeaving: readonly Objection<{ readonly left: boolean }>[] = [
  {
    code: 'alreadyLeft',
    kind: 'conflict',
    says: 'This person has left already. Enable the account to let them come back.',
    when: ({ left }) => left,
  },
]

/** Everything that a person owns and that cannot be without an owner. */
export const ownedKinds = ['group', 'application', 'site', 'catalog'] as const

/** A kind of thing that a person can own. */
export type OwnedKind = (typeof ownedKinds)[number]
