import { messageStates, messageStateTitles } from '@latchkey/core/notifications/message'
import { countMessages, listMessages } from '@latchkey/services/notifications/messages.views'
import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Page } from '@latchkey/ui/page'
import { Table } from '@latchkey/ui/table'
import { TabsNav } from '@latchkey/ui/tabs-nav'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { adminPage, oneOf } from '../parts/address.ts'
import { ListPager } from '../parts/list-pager.tsx'
import { messageColumns } from '../parts/message-columns.tsx'

export const meta = titled('Messages')

export const loader = page(async ({ portal, url }) => {
  const asked = url.searchParams
  const filter = { search: asked.get('search'), state: oneOf(messageStates, asked.get('state')) ?? null }
  const cursor = asked.get('cursor')
  const [messages, counts] = await Promise.all([listMessages(portal, { ...filter, cursor }), countMessages(portal)])
  return { messages, counts, filter, cursor, toFiles: portal.settings.smtpUrl === null }
})

export default function Messages() {
  const { messages, counts, filter, cursor, toFiles } = useLoaderData<typeof loader>()
  const { search, state } = filter
  return (
    <Page
      title="Messages"
      description={
        toFiles
          ? 'Every mail that Latchkey writes. No mail server is set, so they go into files under the data folder.'
          : 'Every mail that Latchkey writes, and whether it was sent.'
      }
      actions={
        <ButtonLink href={adminPage('/mail')} icon="settings">
          Which mail is sent
        </ButtonLink>
      }
      tabs={
        <TabsNav
          label="Messages by state"
          tabs={[
            { label: 'All', href: adminPage('/messages', { search }), current: state === null },
            ...messageStates.map((one) => ({
              label: messageStateTitles[one],
              href: adminPage('/messages', { search, state: one }),
              current: state === one,
              count: counts[one],
            })),
          ]}
        />
      }
    >
      <div className="flex flex-col gap-4">
        <FilterBar
          action={adminPage('/messages')}
          keep={{ state: state ?? undefined }}
          search={{
            name: 'search',
            label: 'Search messages',
            value: search ?? '',
            placeholder: 'Subject or recipient',
          }}
          active={search ? [{ label: `“${search}”`, removeHref: adminPage('/messages', { state }) }] : []}
        />
        <Table
          caption="Messages"
          columns={messageColumns}
          rows={messages.rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              title={search || state ? 'No message answers to this' : 'No message was written yet'}
              icon="mail"
              actions={(search || state) && <ButtonLink href={adminPage('/messages')}>Show all messages</ButtonLink>}
            >
              {state === 'failed' && !search
                ? 'Nothing failed for good. Messages that fail are tried again for two days.'
                : 'People get mail when something of theirs moves: a request, a decision, an end.'}
            </EmptyState>
          }
        />
        <ListPager place="/messages" params={filter} cursor={cursor} next={messages.next} label="Pages of messages" />
      </div>
    </Page>
  )
}
