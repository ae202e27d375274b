import { listMailEvents } from '@latchkey/services/notifications/mail-events.views'
import { SwitchMail, switchMail } from '@latchkey/services/notifications/switch-mail'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { Table } from '@latchkey/ui/table'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { mailEventColumns } from '../parts/mail-event-columns.tsx'
import { Locked } from '../parts/not-now.tsx'

export const meta = titled('Which mail is sent')

export const loader = page(({ portal }) => listMailEvents(portal))

export const action = forms({
  switch: form(SwitchMail, async ({ portal, once }, value) => {
    await switchMail(portal, value, once)
    return done(value.on ? 'This mail is sent again.' : 'This mail is not sent any more.')
  }),
})

export default function MailEvents() {
  const { groups, whyNotUpdate } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Which mail is sent"
      description="Every mail that Latchkey writes, who gets it, and whether it is sent. Open one to see how it looks and to add a note."
      breadcrumb={[{ label: 'Messages', href: adminPage('/messages') }]}
    >
      <div className="flex flex-col gap-6">
        {whyNotUpdate && <Locked>{whyNotUpdate}</Locked>}
        {groups.map(({ title, events }) => (
          <Section key={title} title={title}>
            <Table caption={title} columns={mailEventColumns(whyNotUpdate)} rows={events} rowKey={({ name }) => name} />
          </Section>
        ))}
      </div>
    </Page>
  )
}
