import type { AssignedLine, AssigningLine } from '@latchkey/services/entitlement/admin/assign-many'
import { Badge } from '@latchkey/ui/badge'
import { Callout } from '@latchkey/ui/callout'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { PortalForm } from '@latchkey/web/portal-form'
import { RequestBadge } from '@latchkey/web/request-badge'
import type { Assigning, AssigningShown } from '../server/assigning.ts'
import { LicenseEffects } from './access-effect.tsx'
import { adminPage } from './address.ts'
import { FileOfAll } from './file-of-all.tsx'
import { ObjectLink, PersonLink } from './object-link.tsx'

/** What a list would come to, line by line, and the form that does exactly this. */
export function AssigningPreview({ shown }: { shown: Extract<AssigningShown, { step: 'preview' }> }) {
  const { lines, typed, needsApproval, licenses } = shown
  const getting = lines.filter(({ why }) => why === null).length
  const left = lines.length - getting
  return (
    <Section
      title="What it would do"
      description="Nothing has been done yet."
      actions={<FileOfAll href={adminPage('/assignments/new.csv')} typed={typed} />}
    >
      <div className="flex flex-col gap-4">
        {getting === 0 ? (
          <Callout kind="warning" title="Nobody of this list gets it" live />
        ) : (
          <PortalForm<typeof Assigning>
            intent="assign"
            fields={typed}
            submit={`Assign to ${getting} ${getting === 1 ? 'person' : 'people'}`}
            actions={
              <span className="text-muted">
                {needsApproval && 'Each waits for approval. '}
                {left > 0 && `${left} ${left === 1 ? 'line is' : 'lines are'} left out.`}
              </span>
            }
          />
        )}
        <LicenseEffects
          licenses={licenses}
          description={needsApproval ? 'Once all of them are approved.' : undefined}
        />
        <Table
          caption="Lines of the list"
          columns={[person, { key: 'becomes', header: 'Becomes', cell: (line) => <Becomes line={line} /> }]}
          rows={lines}
          rowKey={({ name }) => name}
        />
      </div>
    </Section>
  )
}

const person: Column<AssigningLine> = {
  key: 'person',
  header: 'Person',
  primary: true,
  cell: ({ name, userId, displayName }) =>
    userId && displayName ? <PersonLink of={{ id: userId, displayName }} stacked /> : (displayName ?? name),
}

function Becomes({ line: { why } }: { line: AssigningLine }) {
  return why === null ? <Badge tone="done">Gets it</Badge> : <span className="text-muted">{why}</span>
}

/** What became of each of a list. */
export function AssigningResult({ lines }: { lines: readonly AssignedLine[] }) {
  const made = lines.filter(({ state }) => state !== null).length
  return (
    <Section title="What was done">
      <div className="flex flex-col gap-4">
        <Callout
          kind={made > 0 ? 'success' : 'warning'}
          title={made === 0 ? 'Nobody was assigned' : `Assigned to ${made} ${made === 1 ? 'person' : 'people'}`}
          live
        />
        <Table
          caption="What became of each"
          columns={[person as Column<AssignedLine>, outcome]}
          rows={lines}
          rowKey={({ name }) => name}
        />
      </div>
    </Section>
  )
}

const outcome: Column<AssignedLine> = {
  key: 'outcome',
  header: 'Outcome',
  cell: ({ requestId, state, why }) =>
    requestId && state ? (
      <span className="flex flex-wrap items-center gap-2">
        <RequestBadge standing={state} />
        <ObjectLink type="accessRequest" id={requestId} name="Request" />
      </span>
    ) : (
      <span className="text-muted">{why}</span>
    ),
}
