import type { AdminOverview } from '@latchkey/services/overview/admin-overview.views'
import { Badge } from '@latchkey/ui/badge'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Link } from '@latchkey/ui/link'
import { Section } from '@latchkey/ui/section'
import { dateOf } from '@latchkey/ui/time'
import { When } from '@latchkey/web/when'
import type { ReactNode } from 'react'
import { adminPage } from './address.ts'
import { PersonLink } from './object-link.tsx'

/** What needs somebody, each kind in a list of its own; a quiet word where nothing does. */
export function Attention({ overview }: { overview: AdminOverview }) {
  const lists = [
    <ShortProducts key="products" seats={overview.seats} />,
    <OpenRequests key="requests" access={overview.access} />,
    <Lingering key="lingering" people={overview.people} />,
    <KeptPastEnd key="kept" people={overview.people} />,
    <Leaving key="leaving" people={overview.people} />,
    <Unapprovable key="unapprovable" access={overview.access} />,
    <FailedJobs key="jobs" jobs={overview.failedJobs} />,
  ].filter((_, index) => needs(overview)[index])
  if (lists.length === 0)
    return (
      <EmptyState title="Nothing needs you" icon="check-circle">
        Seats, requests, mail and jobs are as they should be, as far as you may see them.
      </EmptyState>
    )
  return <div className="grid items-start gap-6 lg:grid-cols-2">{lists}</div>
}

/** Which of the lists have anything in them, in their order. */
const needs = ({ seats, access, people, failedJobs }: AdminOverview): readonly boolean[] => [
  (seats?.short.length ?? 0) > 0,
  (access?.requests.count ?? 0) > 0,
  (people?.lingering.count ?? 0) > 0,
  (people?.kept.length ?? 0) > 0,
  (people?.leaving.length ?? 0) > 0,
  (access?.unapprovable.length ?? 0) > 0,
  (failedJobs?.length ?? 0) > 0,
]

/** How many rows of a list without a limit of its own are shown. */
const shown = 8

function List(props: { title: string; description?: string; more?: ReactNode; children: ReactNode }) {
  const { title, description, more, children } = props
  return (
    <Section title={title} description={description} actions={more} card>
      <ul className="-my-2.5 divide-y divide-line">{children}</ul>
    </Section>
  )
}

function Row({ href, name, children }: { href: string; name: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
      <Link href={href} className="link min-w-0 font-medium">
        {name}
      </Link>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">{children}</span>
    </li>
  )
}

function All({ href }: { href: string }) {
  return (
    <Link href={href} className="link text-sm">
      Show all
    </Link>
  )
}

function ShortProducts({ seats }: Pick<AdminOverview, 'seats'>) {
  return (
    <List
      title="Products without a free seat"
      description="Who needs one waits in line until somebody gives a seat back, or units are bought."
      more={<All href={adminPage('/products')} />}
    >
      {seats?.short.slice(0, shown).map(({ id, displayName, held, units, waiting, overassigned }) => (
        <Row key={id} href={adminPage(`/products/${id}`)} name={displayName}>
          <span className="tabular-nums">
            {held} of {units} taken
          </span>
          {overassigned > 0 && <Badge tone="refused">{overassigned} too many</Badge>}
          {waiting > 0 ? <Badge tone="waiting">{waiting} in line</Badge> : <Badge>Full</Badge>}
        </Row>
      ))}
    </List>
  )
}

function OpenRequests({ access }: Pick<AdminOverview, 'access'>) {
  return (
    <List
      title="Requests that lapse first"
      description="Nobody has decided on them yet."
      more={<All href={adminPage('/requests', { state: 'pendingApproval' })} />}
    >
      {access?.requests.first.map(({ id, packageName, targetName, stageSince, stageDueAt }) => (
        <Row key={id} href={adminPage(`/requests/${id}`)} name={`${packageName} for ${targetName}`}>
          <span>
            asked <When at={stageSince} />
          </span>
          {stageDueAt && (
            <Badge tone="waiting">
              lapses <When at={stageDueAt} />
            </Badge>
          )}
        </Row>
      ))}
    </List>
  )
}

function Lingering({ people }: Pick<AdminOverview, 'people'>) {
  return (
    <List
      title="Disabled, and still holding access"
      description="They cannot sign in, but keep seats, groups or packages until each is ended."
      more={<All href={adminPage('/users', { status: 'disabled' })} />}
    >
      {people?.lingering.first.map((person) => (
        <li key={person.id} className="py-2.5">
          <PersonLink of={person} stacked />
        </li>
      ))}
    </List>
  )
}

function KeptPastEnd({ people }: Pick<AdminOverview, 'people'>) {
  return (
    <List
      title="Access that is kept past its end"
      description="It makes the last Global Administrator who can sign in. Make somebody else one, and it ends by itself."
    >
      {people?.kept.map(({ id, packageName, targetName, due }) => (
        <Row key={id} href={adminPage(`/assignments/${id}`)} name={`${packageName} of ${targetName}`}>
          {due && (
            <span>
              was to end <When at={due} />
            </span>
          )}
        </Row>
      ))}
    </List>
  )
}

function Leaving({ people }: Pick<AdminOverview, 'people'>) {
  return (
    <List title="Leaving within 30 days" description="Look beforehand at what passes on, and to whom.">
      {people?.leaving.map(({ id, displayName, lastDay }) => (
        <Row key={id} href={adminPage(`/users/${id}/leaving`)} name={displayName}>
          last day {dateOf(lastDay, 'UTC')}
        </Row>
      ))}
    </List>
  )
}

function Unapprovable({ access }: Pick<AdminOverview, 'access'>) {
  return (
    <List
      title="Packages whose approvers cannot decide"
      description="Everybody whom a stage names is disabled or gone. The owners of the catalog are asked instead."
    >
      {access?.unapprovable.slice(0, shown).map(({ policyId, policyName, packageId, packageName, stage }) => (
        <Row key={policyId} href={adminPage(`/packages/${packageId}`)} name={packageName}>
          {policyName}, stage {stage}
        </Row>
      ))}
    </List>
  )
}

function FailedJobs({ jobs }: { jobs: AdminOverview['failedJobs'] }) {
  return (
    <List title="Jobs that failed" description="They try again by themselves at their next turn.">
      {jobs?.map(({ name, title, finishedAt, lastError }) => (
        <Row key={name} href={adminPage('/jobs')} name={title}>
          {finishedAt && <When at={finishedAt} />}
          <span className="break-words">{lastError}</span>
        </Row>
      ))}
    </List>
  )
}
