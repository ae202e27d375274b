import { idleInWords } from '@latchkey/core/entitlement/delegation'
import { CreateDelegation, createDelegation } from '@latchkey/services/entitlement/create-delegation'
import {
  type DelegationDraft,
  type DelegationTold,
  delegationDraft,
  delegationsOf,
  delegatorNamed,
} from '@latchkey/services/entitlement/delegations.views'
import { EndDelegation, endDelegation } from '@latchkey/services/entitlement/end-delegation'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { DelegationFields, delegationAtFirst } from '@latchkey/web/delegation-fields'
import { Person } from '@latchkey/web/person'
import { PersonSearch } from '@latchkey/web/person-search'
import { PortalForm } from '@latchkey/web/portal-form'
import { done, form, forms } from '@latchkey/web/server/forms'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'

export const meta = titled<{ person: { displayName: string } }>(({ person }) => `Delegations of ${person.displayName}`)

export const loader = page(async ({ portal, url, param }) => {
  const userId = param('userId')
  const search = url.searchParams.get('search') ?? ''
  const asked = { search, delegateId: url.searchParams.get('to') ?? '' }
  const person = await delegatorNamed(portal, userId)
  const [{ given }, draft] = await Promise.all([delegationsOf(portal, userId), delegationDraft(portal, asked, userId)])
  return { person, given, draft, search }
})

export const action = forms({
  delegate: form(CreateDelegation, async (visit, value) => {
    await createDelegation(visit.portal, value, visit.once)
    return done('Delegated. Both get a mail when it begins.', adminPage(`/users/${value.userId}/delegations`))
  }),
  end: form(EndDelegation, async (visit, value) => {
    await endDelegation(visit.portal, value, visit.once)
    return done('The delegation has ended, and both are told.')
  }),
})

export default function UserDelegations() {
  const { person, given, draft, search } = useLoaderData<typeof loader>()
  const place = `/users/${person.id}/delegations`
  return (
    <Page
      title={`Delegations of ${person.displayName}`}
      description="Who decides in their place. Delegate for somebody who is away and cannot do it themselves."
      breadcrumb={[
        { label: 'Users', href: adminPage('/users') },
        { label: person.displayName, href: adminPage(`/users/${person.id}`) },
      ]}
    >
      <div className="flex flex-col gap-6">
        <Table
          caption="Delegations"
          columns={columns}
          rows={given}
          rowKey={({ id }) => id}
          empty="Nobody decides in their place."
        />
        <Section title="Delegate" card>
          {draft.chosen ? (
            <Terms draft={draft} delegate={draft.chosen} back={adminPage(place)} />
          ) : (
            <PersonSearch
              action={adminPage(place)}
              label="Find who is to decide"
              search={search}
              found={draft.found}
              chosenAt={(to) => adminPage(place, { to })}
            />
          )}
        </Section>
      </div>
    </Page>
  )
}

const columns: readonly Column<DelegationTold>[] = [
  {
    key: 'delegate',
    header: 'Decides',
    primary: true,
    cell: (row) => (
      <>
        <Person of={row.delegate} />
        {row.state === 'idle' && <span className="block text-sm text-muted">{idleInWords(row.delegate)}</span>}
      </>
    ),
  },
  { key: 'kinds', header: 'For', cell: (row) => row.kinds.join(', ') || 'All requests' },
  { key: 'packages', header: 'Access packages', cell: (row) => row.packages.join(', ') || 'All' },
  { key: 'from', header: 'From', nowrap: true, cell: (row) => <When at={row.startsAt} /> },
  {
    key: 'until',
    header: 'Until',
    nowrap: true,
    cell: (row) => ((row.endsAt ?? row.untilAt) ? <When at={(row.endsAt ?? row.untilAt) as Date} /> : 'Taken back'),
  },
  {
    key: 'end',
    header: 'End',
    headerHidden: true,
    cell: (row) =>
      row.state === 'ended' ? (
        'Ended'
      ) : (
        <ConfirmForm
          intent="end"
          formKey={row.id}
          fields={{ delegationId: row.id }}
          trigger={{ label: 'End', size: 'small' }}
          title={`${row.delegate.displayName} no longer decides in the place of ${row.approver.displayName}?`}
          confirmLabel="End delegation"
        >
          What has been decided stays. Both get a mail.
        </ConfirmForm>
      ),
  },
]

function Terms(props: { draft: DelegationDraft; delegate: NonNullable<DelegationDraft['chosen']>; back: string }) {
  const { draft, delegate, back } = props
  return (
    <PortalForm<typeof CreateDelegation>
      intent="delegate"
      submit="Delegate"
      fields={{ userId: draft.userId, delegateId: delegate.id }}
      defaultValue={delegationAtFirst}
      actions={
        <ButtonLink href={back} variant="quiet">
          Choose somebody else
        </ButtonLink>
      }
    >
      {(form) => (
        <>
          <Person of={delegate} />
          <DelegationFields form={form} packages={draft.packages} mine={false} />
        </>
      )}
    </PortalForm>
  )
}
