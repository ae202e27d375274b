import type { SetMailNote } from '@latchkey/services/notifications/set-mail-note'
import { TextArea } from '@latchkey/ui/field'
import { IntentButton } from '@latchkey/web/intent-button'
import { PortalForm } from '@latchkey/web/portal-form'

/** The note that an organization adds to a mail: written, looked at, then kept. */
export function MailNote({ event, note, tried }: { event: string; note: string; tried: string | null }) {
  const changed = tried !== null && tried !== note
  return (
    <div className="flex flex-col gap-4">
      <PortalForm<typeof SetMailNote>
        intent="preview"
        submit="Preview"
        submitVariant={changed ? 'secondary' : 'primary'}
        defaultValue={{ note }}
        fields={{ event }}
      >
        {({ bind }) => (
          <TextArea
            {...bind('note')}
            label="Note"
            help="Up to 500 characters of plain text. Empty for none."
            rows={3}
          />
        )}
      </PortalForm>
      {changed && (
        <IntentButton intent="note" fields={{ event, note: tried }} variant="primary" icon="check">
          {tried === '' ? 'Take the note away' : 'Save the note as shown below'}
        </IntentButton>
      )}
    </div>
  )
}
