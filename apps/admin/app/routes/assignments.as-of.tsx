import { reached } from '@latchkey/core/time'
import type { AssignmentRow } from '@latchkey/services/entitlement/admin/assignments.views'
import { Badge } from '@latchkey/ui/badge'
import { Button, ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { EmptyState } from '@latchkey/ui/empty-state'
import { DateField, TextField } from '@latchkey/ui/field'
import { Form } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { Card, Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { ListPager } from '../parts/list-pager.tsx'
import { ObjectLink, PersonLink } from '../parts/object-link.tsx'
import { assignmentsAsOfPage } from '../server/assignments-as-of.ts'

export const meta = titled('Access on a day')

export const loader = page(({ portal, url }) => assignmentsAsOfPage(portal, url.searchParams))

const place = '/assignments/as-of'

export default function AssignmentsAsOf() {
  const { asked, cursor, words, wrong, list } = useLoaderData<typeof loader>()
  const of = [words.package, words.user].filter(Boolean).join(', ')
  return (
    <Page
      title="Access on a day"
      description="Who had which access package at the end of any day; and what came and went between two days."
      breadcrumb={[{ label: 'Assignments', href: adminPage('/assignments') }]}
    >
      <Card>
        <div className="flex flex-col gap-4">
          {wrong && <Callout kind="danger" title={wrong} live />}
          <Form
            key={JSON.stringify(asked)}
            action={adminPage(place)}
            method="get"
            className="flex flex-wrap items-start gap-3"
          >
            {asked.package && <input type="hidden" name="package" value={asked.package} />}
            {asked.user && <input type="hidden" name="user" value={asked.user} />}
            <div className="min-w-0 grow basis-52 sm:max-w-80">
              <TextField
                name="search"
                label="Person or package"
                defaultValue={asked.search ?? ''}
                help="Empty means all."
              />
            </div>
            <DateField name="on" label="On the day" defaultValue={asked.on ?? ''} help="At its end. Empty means now." />
            <DateField
              name="since"
              label="Compared with"
              defaultValue={asked.since ?? ''}
              help="An earlier day, or empty."
            />
            <div className="max-sm:w-full sm:pt-6">
              <Button variant="primary">Show</Button>
            </div>
          </Form>
        </div>
      </Card>
      {list && (
        <Section
          title={of || 'All access'}
          description={
            list.since ? (
              <>
                From <When at={list.since} style="exact" /> to <When at={list.on} style="exact" />
              </>
            ) : (
              <>
                As of <When at={list.on} style="exact" />
              </>
            )
          }
          actions={
            <ButtonLink href={adminPage(`${place}.csv`, asked)} icon="download" download>
              Export as CSV
            </ButtonLink>
          }
        >
          <div className="flex flex-col gap-4">
            <Table
              caption="Access on a day"
              columns={
                list.since
                  ? [person, accessPackage, movedBy(list.on), since, ended]
                  : [person, accessPackage, since, ended]
              }
              rows={list.rows}
              rowKey={({ id }) => id}
              empty={
                <EmptyState title={list.since ? 'Nothing came or went' : 'Nobody had access then'} icon="history">
                  Choose another day, or look for somebody else.
                </EmptyState>
              }
            />
            <ListPager place={place} params={asked} cursor={cursor} next={list.next} label="Pages of the list" />
          </div>
        </Section>
      )}
    </Page>
  )
}

const person: Column<AssignmentRow> = {
  key: 'person',
  header: 'Person',
  primary: true,
  cell: ({ target }) => <PersonLink of={target} stacked />,
}

const accessPackage: Column<AssignmentRow> = {
  key: 'package',
  header: 'Access package',
  cell: ({ id, packageName, policyName }) => (
    <>
      <ObjectLink type="assignment" id={id} name={packageName} />
      <span className="block text-sm text-muted">{policyName}</span>
    </>
  ),
}

const since: Column<AssignmentRow> = {
  key: 'since',
  header: 'Since',
  nowrap: true,
  cell: ({ startsAt }) => <When at={startsAt} />,
}

const ended: Column<AssignmentRow> = {
  key: 'ended',
  header: 'Ended since',
  cell: ({ endsAt, endReasonTitle }) =>
    endsAt ? (
      <>
        <When at={endsAt} />
        <span className="block text-sm text-muted">{endReasonTitle}</span>
      </>
    ) : (
      '–'
    ),
}

/** Whether access came or went until an instant. */
const movedBy = (on: Date): Column<AssignmentRow> => ({
  key: 'moved',
  header: 'Change',
  cell: ({ endsAt }) => (reached(endsAt, on) ? <Badge tone="ended">Went</Badge> : <Badge tone="done">Came</Badge>),
})
