import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { TabsNav } from '@latchkey/ui/tabs-nav'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { AsOfChoice } from '../parts/as-of-choice.tsx'
import { GroupChanges, GroupProducts } from '../parts/as-of-group.tsx'
import { StandingChanges, Standings } from '../parts/as-of-lists.tsx'
import { ListPager } from '../parts/list-pager.tsx'
import { ObjectLink } from '../parts/object-link.tsx'
import { type AsOfAsked, type AsOfList, asOfPage } from '../server/as-of-page.ts'

export const meta = titled('Licenses on a day')

export const loader = page(({ portal, url }) => asOfPage(portal, url.searchParams))

const kinds = ['product', 'user', 'group'] as const
const titles = { product: 'A product', user: 'A person', group: 'A group' } as const
const missing = { product: 'Choose a product', user: 'Choose a person', group: 'Choose a group' } as const

export default function LicensesAsOf() {
  const { asked, params, name, list, wrong, cursor, ...choice } = useLoaderData<typeof loader>()
  const { kind, id, on, since } = asked
  return (
    <Page
      title="Licenses on a day"
      description="Who had what at the end of any day, and why; and the difference between two days."
      tabs={
        <TabsNav
          label="Licenses on a day"
          tabs={kinds.map((one) => ({
            label: titles[one],
            href: adminPage('/licenses/as-of', { of: one === 'product' ? null : one, on, since }),
            current: one === kind,
          }))}
        />
      }
    >
      <AsOfChoice {...choice} asked={asked} params={params} name={name} wrong={wrong} />
      {id === null && wrong === null && <EmptyState title={missing[kind]} icon="history" />}
      {id !== null && name !== null && list && (
        <Section
          title={<ObjectLink type={kind} id={id} name={name} />}
          description={<Days list={list} />}
          actions={
            <ButtonLink href={adminPage('/licenses/as-of.csv', params)} icon="download" download>
              Export as CSV
            </ButtonLink>
          }
        >
          <div className="flex flex-col gap-4">
            <List kind={kind} list={list} />
            {(list.shows === 'standings' || list.shows === 'changes') && (
              <ListPager
                place="/licenses/as-of"
                params={params}
                cursor={cursor}
                next={list.next}
                label="Pages of the list"
              />
            )}
          </div>
        </Section>
      )}
    </Page>
  )
}

function Days({ list }: { list: AsOfList }) {
  if (list.shows === 'standings' || list.shows === 'group')
    return (
      <>
        As of <When at={list.on} style="exact" />
      </>
    )
  return (
    <>
      From <When at={list.since} style="exact" /> to <When at={list.on} style="exact" />
    </>
  )
}

function List({ kind, list }: { kind: AsOfAsked['kind']; list: AsOfList }) {
  if (list.shows === 'standings') return <Standings kind={kind} list={list} />
  if (list.shows === 'changes') return <StandingChanges kind={kind} list={list} />
  if (list.shows === 'group') return <GroupProducts list={list} />
  return <GroupChanges list={list} />
}
