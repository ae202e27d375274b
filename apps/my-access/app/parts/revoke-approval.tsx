import type { RevokeApproval as Revoking } from '@latchkey/services/entitlement/revoke-approval'
import { TextArea } from '@latchkey/ui/field'
import { Section } from '@latchkey/ui/section'
import { PortalForm } from '@latchkey/web/portal-form'

/** For who approved: takes the approval back, with a reason. */
export function RevokeApproval({ requestId, who, whyNot }: { requestId: string; who: string; whyNot: string | null }) {
  return (
    <Section
      title="Take the approval back"
      description={`The access of ${who} ends at once. They read the reason.`}
      card
    >
      {whyNot === null ? (
        <PortalForm<typeof Revoking>
          intent="revoke"
          submit="End the access"
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
