import { type MessageState, messageStateTitles } from '@latchkey/core/notifications/message'
import type { MessageRow } from '@latchkey/services/notifications/messages.views'
import { Badge } from '@latchkey/ui/badge'
import { Link } from '@latchkey/ui/link'
import type { Column } from '@latchkey/ui/table'
import type { Tone } from '@latchkey/ui/tone'
import { When } from '@latchkey/web/when'
import { adminPage } from './address.ts'
import { PersonLink } from './object-link.tsx'

const tones: Record<MessageState, Tone> = { waiting: 'waiting', sent: 'done', failed: 'refused' }

/** The state of a message. */
export function MessageBadge({ state }: { state: MessageState }) {
  return <Badge tone={tones[state]}>{messageStateTitles[state]}</Badge>
}

/** Messages in a list: what, to whom, how it went. */
export const messageColumns: readonly Column<MessageRow>[] = [
  {
    key: 'subject',
    header: 'Subject',
    primary: true,
    cell: ({ id, subject }) => (
      <Link href={adminPage(`/messages/${id}`)} className="font-medium text-ink hover:underline">
        {subject}
      </Link>
    ),
  },
  {
    key: 'recipient',
    header: 'To',
    cell: ({ recipient, recipientId, recipientName }) => (
      <>
        {recipientId && recipientName && <PersonLink of={{ id: recipientId, displayName: recipientName }} />}
        <span className="block text-sm break-all text-muted">{recipient}</span>
      </>
    ),
  },
  { key: 'state', header: 'State', nowrap: true, cell: ({ state }) => <MessageBadge state={state} /> },
  { key: 'written', header: 'Written', nowrap: true, cell: ({ createdAt }) => <When at={createdAt} /> },
  { key: 'sent', header: 'Sent', nowrap: true, cell: ({ sentAt }) => (sentAt ? <When at={sentAt} /> : '–') },
  {
    key: 'tries',
    header: 'Tries',
    align: 'end',
    cell: ({ attempts, lastError }) => (
      <span title={lastError ?? undefined} className={lastError ? 'text-negative-ink' : undefined}>
        {attempts}
      </span>
    ),
  },
]
