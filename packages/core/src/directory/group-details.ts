import type { Objection } from '../objection.ts'
import type { GroupKind } from './group.ts'

/** What a group is about to be called. */
export interface GroupDetails {
  readonly kind: GroupKind
  readonly mailNickname: string | null
  /** Whether another group that lives has this mail nickname. */
  readonly nicknameTaken: boolean
}

/** Every reason not to give a group these details. */
export const objectionsToGroupDetails: readonly Objection<GroupDetails>[] = [
  {
    code: 'nicknameRequired',
    kind: 'invalid',
    field: 'mailNickname',
    says: 'A Microsoft 365 group has an address. Enter a mail nickname.',
    when: ({ kind, mailNickname }) => kind === 'microsoft365' && mailNickname === null,
  },
  {
    code: 'nicknameTaken',
    kind: 'invalid',
    field: 'mailNickname',
    says: 'Another group has this mail nickname. Choose another one.',
    when: ({ nicknameTaken }) => nicknameTaken,
  },
]
