import { Button } from '@latchkey/ui/button'
import { ConfirmForm } from '@latchkey/web/confirm-form'

/** Reminds those who decide, once a day; says why not where it cannot. Nothing for whom it is not to press. */
export function NudgeButton({ of }: { of: { readonly id: string; readonly nudge: string | null | undefined } }) {
  if (of.nudge === undefined) return null
  if (of.nudge !== null)
    return (
      <span title={of.nudge}>
        <Button type="button" disabled aria-label={`Remind: ${of.nudge}`}>
          Remind
        </Button>
      </span>
    )
  return (
    <ConfirmForm
      intent="nudge"
      fields={{ requestId: of.id }}
      trigger={{ label: 'Remind', icon: 'mail' }}
      title="Remind those who decide?"
      confirmLabel="Send a reminder"
    >
      Everybody for whom the request waits gets a letter. You can remind them once a day.
    </ConfirmForm>
  )
}
