import { auditEvent } from '@latchkey/services/audit/audit.views'
import { DescriptionList } from '@latchkey/ui/description-list'
import { Link } from '@latchkey/ui/link'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { adminPage } from '../parts/address.ts'
import { useDetailLines } from '../parts/detail-lines.tsx'
import { HistoryList } from '../parts/history-list.tsx'
import { ObjectLink } from '../parts/object-link.tsx'

export const meta = titled<{ event: { title: string } }>(({ event }) => event.title)

export const loader = page(({ portal, param }) => auditEvent(portal, param('eventId')))

export default function AuditEvent() {
  const { event, together } = useLoaderData<typeof loader>()
  const { target, related } = event
  return (
    <Page
      title={event.title}
      description={<When at={event.at} style="exact" />}
      breadcrumb={[{ label: 'Audit log', href: adminPage('/audit') }]}
    >
      <Section title="What happened" card>
        <DescriptionList
          items={[
            { term: 'Activity', details: <code className="break-all">{event.activity}</code> },
            { term: 'By', details: <ObjectLink type="user" id={event.actorId ?? ''} name={event.actorName} /> },
            ...(target.name
              ? [{ term: 'To what', details: <ObjectLink type={target.type} id={target.id} name={target.name} /> }]
              : []),
            ...(event.subjectId && event.subjectName
              ? [{ term: 'Person', details: <ObjectLink type="user" id={event.subjectId} name={event.subjectName} /> }]
              : []),
            ...related
              .filter(({ name }) => name !== '')
              .map(({ type, id, name }) => ({
                term: 'Concerning',
                details: <ObjectLink type={type} id={id} name={name} />,
              })),
            { term: 'Details', details: <Details details={event.details} /> },
            {
              term: 'Address',
              details: event.address ?? <span className="text-muted">None: not asked over the net</span>,
            },
            {
              term: 'Reference',
              details: <code className="break-all">{event.requestId}</code>,
            },
          ]}
        />
      </Section>
      <Section title="Together with it" description="What the same request, job or command did in the same instant.">
        {together.length > 0 ? (
          <HistoryList events={together} />
        ) : (
          <p className="text-muted">
            Nothing else. Look at{' '}
            <Link href={adminPage('/audit', { search: target.name })} className="link">
              everything about {target.name || 'it'}
            </Link>
            .
          </p>
        )}
      </Section>
    </Page>
  )
}

function Details({ details }: { details: Readonly<Record<string, unknown>> }) {
  const lines = useDetailLines(details)
  if (lines.length === 0) return <span className="text-muted">Nothing more is known</span>
  return (
    <ul className="flex flex-col gap-1 break-words">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
