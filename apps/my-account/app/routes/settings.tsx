import { myApprovalMail } from '@latchkey/services/notifications/approval-mail.views'
import { ChooseApprovalMail, chooseApprovalMail } from '@latchkey/services/notifications/choose-approval-mail'
import { SelectField } from '@latchkey/ui/field'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { ThemeSwitch } from '@latchkey/ui/theme-switch'
import { themePath } from '@latchkey/web/apps'
import { PortalForm } from '@latchkey/web/portal-form'
import { useRoot } from '@latchkey/web/root-data'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'

export const meta = titled('Settings')

export const loader = page(({ portal }) => myApprovalMail(portal))

export const action = forms({
  approvalMail: form(ChooseApprovalMail, async ({ portal, once }, value) => {
    await chooseApprovalMail(portal, value, once)
    return done(
      value.mode === 'daily' ? 'You get one mail a day from now on.' : 'You get each mail at once from now on.',
    )
  }),
})

const approvalMailChoices = [
  { value: 'each', label: 'Each mail at once' },
  { value: 'daily', label: 'One mail a day, in the morning' },
] as const

export default function Settings() {
  const { theme, timeZone, now } = useRoot()
  const { mode, offered } = useLoaderData<typeof loader>()
  return (
    <Page title="Settings" description="How the portal looks and reads for you." narrow>
      <Section
        title="Colors"
        description="Kept in this browser. System follows what your device is set to, by day and by night."
        card
      >
        <div className="max-w-80">
          <ThemeSwitch value={theme} action={themePath} />
        </div>
      </Section>
      <Section
        title="Mail about approvals"
        description="For requests that wait for your decision. What lapses within a day always comes at once."
        card
      >
        {offered ? (
          <PortalForm<typeof ChooseApprovalMail> intent="approvalMail" submit="Save" defaultValue={{ mode }}>
            {({ bind }) => <SelectField {...bind('mode')} label="How you get it" options={[...approvalMailChoices]} />}
          </PortalForm>
        ) : (
          <p className="text-ink">Each comes at once. Your organization has switched the daily mail off.</p>
        )}
      </Section>
      <Section title="Time zone" description="The same for everybody here, in pages and in mails." card>
        <p className="text-ink">
          {timeZone}: it is now <When at={now} style="exact" />.
        </p>
        <p className="mt-1 text-sm text-muted">
          The people who run this portal choose it. Point at any time to see it with its day and zone.
        </p>
      </Section>
    </Page>
  )
}
