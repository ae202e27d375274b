import type { SignInResult } from '@latchkey/core/authentication/sign-in'
import type { SignInRow } from '@latchkey/services/audit/sign-ins.views'
import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { type Column, Table } from '@latchkey/ui/table'
import type { Tone } from '@latchkey/ui/tone'
import { When } from '@latchkey/web/when'
import { adminPage } from './address.ts'
import { PersonLink } from './object-link.tsx'

const tones: Record<SignInResult, Tone> = {
  success: 'done',
  signedOut: 'ended',
  wrongPassword: 'refused',
  unknownUser: 'refused',
  disabled: 'refused',
  locked: 'waiting',
}

const columns: readonly Column<SignInRow>[] = [
  {
    key: 'person',
    header: 'Person',
    primary: true,
    cell: ({ userId, displayName, userName }) =>
      userId && displayName ? (
        <PersonLink of={{ id: userId, displayName }} />
      ) : (
        <span className="break-all">“{userName}”, nobody here</span>
      ),
  },
  {
    key: 'result',
    header: 'Result',
    nowrap: true,
    cell: ({ result, resultTitle }) => <Badge tone={tones[result]}>{resultTitle}</Badge>,
  },
  { key: 'at', header: 'When', nowrap: true, cell: ({ at }) => <When at={at} /> },
  { key: 'userName', header: 'Name as typed', cell: ({ userName }) => <span className="break-all">{userName}</span> },
  { key: 'address', header: 'Address', cell: ({ address }) => address ?? '–' },
  {
    key: 'browser',
    header: 'Browser',
    cell: ({ browser, operatingSystem }) => [browser, operatingSystem].filter(Boolean).join(' on ') || 'Unknown',
  },
]

/** Tries to sign in, newest first. */
export function SignInTable({ signIns, search }: { signIns: readonly SignInRow[]; search: string | null }) {
  return (
    <Table
      caption="Sign-ins"
      columns={columns}
      rows={signIns}
      rowKey={({ id }) => id}
      empty={
        search ? (
          <EmptyState
            title={`No sign-in answers to “${search}”`}
            icon="search"
            actions={<ButtonLink href={adminPage('/sign-ins')}>Show all sign-ins</ButtonLink>}
          >
            Look for a person, a user name or a network address.
          </EmptyState>
        ) : (
          <EmptyState title="Nobody has signed in yet" icon="shield-check">
            Every try is written down here, whether it succeeds or not.
          </EmptyState>
        )
      }
    />
  )
}
