import type { RevokeApproval as Revoking } from '@latchkey/services/entitlement/revoke-approval'
import { TextArea } from '@latchkey/ui/field'
import { Section } from '@latchkey/ui/section'
import { PortalForm } from '@latchkey/web/portal-form'

/** For who approved: takes the approval back, with a reason. */
export function RevokeApproval(props: { requestId: string; who: string; given: boolean; whyNot: string | null }) {
  const { requestId, who, given, whyNot } = props
  return (
    <Section
      title="Take the approval back"
      description={
        given
          ? `The access of ${who} ends at once. They read the reason.`
          : 'Nothing has been given yet. Who asked for it reads the reason.'
      }
      card
    >
      {whyNot === null ? (
        <PortalForm<typeof Revoking>
          intent="revoke"
          submit={given ? 'End the access' : 'Take the approval back'}
          submitVariant="danger"
          fields={{ requestId }}
        >
          {({ bind }) => <TextArea {...bind('reason')} label="Reason for taking it back" rows={2} required />}
        </PortalForm>
      ) : (
        <p className="text-sm text-muted">{whyNot}</p>
      )}
    </Section>
  )
}
