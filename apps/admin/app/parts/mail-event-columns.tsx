import type { MailEventRow } from '@latchkey/services/notifications/mail-events.views'
import { Badge } from '@latchkey/ui/badge'
import { Link } from '@latchkey/ui/link'
import type { Column } from '@latchkey/ui/table'
import { IntentButton } from '@latchkey/web/intent-button'
import { adminPage } from './address.ts'
import { Possibly } from './not-now.tsx'

/** Whether mail is sent. */
export const MailBadge = ({ sent }: { sent: boolean }) => (
  <Badge tone={sent ? 'done' : 'ended'}>{sent ? 'Sent' : 'Not sent'}</Badge>
)

const alwaysSent = 'It is always sent: it tells people that somebody may have got at their account.'

/** The button that switches mail on or off, or why it cannot be. */
export function MailSwitch({ of, whyNot }: { of: MailEventRow; whyNot: string | null }) {
  const label = of.sent ? 'Switch off' : 'Switch on'
  return (
    <Possibly why={of.always ? alwaysSent : whyNot} label={label} size="small">
      <IntentButton
        intent="switch"
        formKey={of.name}
        fields={{ event: of.name, on: String(!of.sent) }}
        variant="secondary"
        size="small"
      >
        {label}
        <span className="sr-only">: {of.title}</span>
      </IntentButton>
    </Possibly>
  )
}

/** Kinds of mail in a list: about what, to whom, whether it is sent. */
export const mailEventColumns = (whyNot: string | null): readonly Column<MailEventRow>[] => [
  {
    key: 'title',
    header: 'About',
    primary: true,
    width: '40%',
    cell: ({ name, title, note }) => (
      <>
        <Link href={adminPage(`/mail/${name}`)} className="font-medium text-ink hover:underline">
          {title}
        </Link>
        {note && <span className="block text-sm text-muted">With a note of yours</span>}
      </>
    ),
  },
  {
    key: 'to',
    header: 'To',
    cell: ({ to, inDigest }) => (
      <>
        {to}
        {inDigest && <span className="block text-sm text-muted">Or in their daily mail</span>}
      </>
    ),
  },
  { key: 'sent', header: 'State', nowrap: true, width: '7rem', cell: ({ sent }) => <MailBadge sent={sent} /> },
  {
    key: 'switch',
    header: 'Switch',
    headerHidden: true,
    align: 'end',
    nowrap: true,
    width: '9rem',
    cell: (row) => <MailSwitch of={row} whyNot={whyNot} />,
  },
]
