import type { SignInRow } from '@latchkey/services/audit/sign-ins.views'
import { Badge } from '@latchkey/ui/badge'
import { EmptyState } from '@latchkey/ui/empty-state'
import { type Column, Table } from '@latchkey/ui/table'
import type { Tone } from '@latchkey/ui/tone'
import { When } from '@latchkey/web/when'

type Shown = Pick<SignInRow, 'id' | 'at' | 'address' | 'browser' | 'operatingSystem' | 'result' | 'resultTitle'>

const tones: Record<SignInRow['result'], Tone> = {
  success: 'done',
  wrongPassword: 'refused',
  unknownUser: 'refused',
  disabled: 'refused',
  locked: 'refused',
  signedOut: 'ended',
}

const columns: readonly Column<Shown>[] = [
  { key: 'at', header: 'Time', primary: true, nowrap: true, cell: ({ at }) => <When at={at} style="exact" /> },
  {
    key: 'result',
    header: 'Result',
    cell: ({ result, resultTitle }) => <Badge tone={tones[result]}>{resultTitle}</Badge>,
  },
  { key: 'browser', header: 'Browser', cell: ({ browser }) => browser ?? 'Not known' },
  { key: 'system', header: 'System', cell: ({ operatingSystem }) => operatingSystem ?? 'Not known' },
  {
    key: 'address',
    header: 'Address',
    cell: ({ address }) => <span className="break-all">{address ?? 'Not known'}</span>,
  },
]

/** Tries to sign in as this person, newest first. */
export function SignInTable({ signIns }: { signIns: readonly Shown[] }) {
  return (
    <Table
      caption="Your sign-ins"
      columns={columns}
      rows={signIns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No sign-ins on record" icon="history">
          Every try to sign in as you is listed here from now on.
        </EmptyState>
      }
    />
  )
}
