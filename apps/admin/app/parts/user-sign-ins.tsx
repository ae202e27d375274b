import type { SignInResult } from '@latchkey/core/authentication/sign-in'
import { Badge } from '@latchkey/ui/badge'
import { EmptyState } from '@latchkey/ui/empty-state'
import { type Column, Table } from '@latchkey/ui/table'
import type { Tone } from '@latchkey/ui/tone'
import { When } from '@latchkey/web/when'
import { ListPager } from './list-pager.tsx'
import { Locked } from './not-now.tsx'
import type { UserShown } from './user-actions.tsx'

/** The color of each result of a try to sign in. */
export const signInTones: Readonly<Record<SignInResult, Tone>> = {
  success: 'done',
  wrongPassword: 'refused',
  unknownUser: 'refused',
  disabled: 'refused',
  locked: 'refused',
  signedOut: 'ended',
}

type Row = NonNullable<UserShown['signIns']>['rows'][number]

const columns: readonly Column<Row>[] = [
  { key: 'at', header: 'Time', primary: true, nowrap: true, cell: ({ at }) => <When at={at} /> },
  {
    key: 'result',
    header: 'Result',
    cell: ({ result, resultTitle }) => <Badge tone={signInTones[result]}>{resultTitle}</Badge>,
  },
  {
    key: 'browser',
    header: 'Browser',
    cell: ({ browser, operatingSystem }) => [browser, operatingSystem].filter(Boolean).join(' on ') || 'Not known',
  },
  {
    key: 'address',
    header: 'Address',
    cell: ({ address }) => <span className="break-all">{address ?? 'Not known'}</span>,
  },
]

/** Every try to sign in as a user, newest first, or why its reader may not see them. */
export function UserSignIns({ shown: { user, signIns, cursor, rights } }: { shown: UserShown }) {
  if (signIns === null) return <Locked>{rights.readSignIns ?? 'Sign-ins are closed to you.'}</Locked>
  return (
    <div className="flex flex-col gap-3">
      <Table
        caption="Sign-ins"
        columns={columns}
        rows={signIns.rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No sign-ins on record" icon="shield-check">
            {user.displayName} has not signed in yet.
          </EmptyState>
        }
      />
      <ListPager
        place={`/users/${user.id}`}
        params={{ tab: 'sign-ins' }}
        cursor={cursor}
        next={signIns.next}
        label="Pages of sign-ins"
      />
    </div>
  )
}
