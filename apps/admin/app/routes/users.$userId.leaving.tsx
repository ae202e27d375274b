import { LeaveUser, leaveUser } from '@latchkey/services/directory/leaving/leave-user'
import { type LeavingPreview, leavingPreview } from '@latchkey/services/directory/leaving/leaving.views'
import { SetLastDay, setLastDay } from '@latchkey/services/directory/leaving/set-last-day'
import { Callout } from '@latchkey/ui/callout'
import { DateField } from '@latchkey/ui/field'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { FileOfAll } from '../parts/file-of-all.tsx'
import { EndingList, PassingList, PolicyList } from '../parts/leaving-lists.tsx'
import { Possibly } from '../parts/not-now.tsx'

const LastDay = SetLastDay.omit({ userId: true })

export const meta = titled<{ user: { displayName: string } }>(({ user }) => `Leaving: ${user.displayName}`)

export const loader = page(({ portal, param }) => leavingPreview(portal, param('userId')))

export const action = forms({
  lastDay: form(LastDay, async ({ portal, param, once }, { lastDay }) => {
    await setLastDay(portal, { userId: param('userId'), lastDay }, once)
    return done(lastDay === null ? 'The last day is taken back.' : 'The last day is set.')
  }),
  leave: form(LeaveUser.omit({ userId: true, whenDue: true }), async ({ portal, param, once }) => {
    const userId = param('userId')
    await leaveUser(portal, { userId }, once)
    return done('They have left. Everything of theirs has ended.', adminPage(`/users/${userId}`, { tab: 'history' }))
  }),
})

export default function Leaving() {
  const preview = useLoaderData<typeof loader>()
  const { user, whyNotLeave } = preview
  return (
    <Page
      title={`When ${user.displayName} leaves`}
      description="What their leaving does. Nothing of it has happened yet."
      breadcrumb={[
        { label: 'Users', href: adminPage('/users') },
        { label: user.displayName, href: adminPage(`/users/${user.id}`) },
      ]}
      actions={
        <>
          {preview.passing.length + preview.ends.length > 0 && (
            <FileOfAll href={adminPage(`/users/${user.id}/leaving.csv`)} />
          )}
          <Possibly why={whyNotLeave} label="Leave now">
            <ConfirmForm
              intent="leave"
              trigger={{ label: 'Leave now', icon: 'log-out' }}
              title={`Let ${user.displayName} leave now?`}
              confirmLabel="Leave now"
              word={user.displayName}
            >
              They are signed out at once, and everything on this page happens. Access that has ended does not come back
              by itself.
            </ConfirmForm>
          </Possibly>
        </>
      }
    >
      {whyNotLeave && (
        <Callout kind="info" title="They cannot leave now">
          {whyNotLeave}
        </Callout>
      )}
      <Section
        title="Last day"
        description="They keep everything through that day, and leave by themselves after it."
        card
      >
        <LastDayForm preview={preview} />
      </Section>
      <PassingList
        title="Passes to others"
        description="Approvals that wait for them, things that only they own, and seats for which somebody waits."
        passing={preview.passing}
      />
      <PolicyList policies={preview.policies} />
      <EndingList ends={preview.ends} />
    </Page>
  )
}

function LastDayForm({
  preview: { user, whyNotSetLastDay },
}: {
  preview: Pick<LeavingPreview, 'user' | 'whyNotSetLastDay'>
}) {
  if (whyNotSetLastDay !== null) return <p className="text-muted">{whyNotSetLastDay}</p>
  return (
    <PortalForm<typeof LastDay>
      intent="lastDay"
      submit="Set last day"
      defaultValue={{ lastDay: user.employeeLeaveDate ?? '' }}
    >
      {({ bind }) => <DateField {...bind('lastDay')} label="Last day" help="Leave it empty where they stay." />}
    </PortalForm>
  )
}
