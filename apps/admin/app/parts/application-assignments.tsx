import { EmptyState } from '@latchkey/ui/empty-state'
import { Select } from '@latchkey/ui/field'
import { Icon } from '@latchkey/ui/icon'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import { When } from '@latchkey/web/when'
import type { ApplicationShown } from '../server/application-page.ts'
import { adminPage } from './address.ts'
import { ListPager } from './list-pager.tsx'
import { Locked, NotNow, Possibly } from './not-now.tsx'
import { ObjectLink, PersonLink } from './object-link.tsx'
import { type Match, Picker } from './picker.tsx'

type Assignment = ApplicationShown['assignments']['rows'][number]

/** Who has an application, in which role and why; assigning it to people and groups, and taking that back. */
export function ApplicationAssignments({ shown }: { shown: ApplicationShown }) {
  const { application, assignments, cursor, rights } = shown
  return (
    <>
      <Section title="Assign it" description="To a person, or to a group and all its members." card>
        {rights.assign !== null ? <Locked>{rights.assign}</Locked> : <Assign shown={shown} />}
      </Section>
      <Section title="Who has it">
        <div className="flex flex-col gap-3">
          <Table
            caption="Who has it"
            columns={columnsOf(shown)}
            rows={assignments.rows}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="Nobody has this application yet" icon="apps">
                Assign it above, or let an access package give it.
              </EmptyState>
            }
          />
          <ListPager
            place={`/applications/${application.id}`}
            params={{ tab: 'assignments' }}
            cursor={cursor}
            next={assignments.next}
            label="Pages of assignments"
          />
        </div>
      </Section>
    </>
  )
}

type Assignee = Match & { readonly field: 'userId' | 'groupId' }

function Assign({ shown: { application, roles, role, find, people, groups } }: { shown: ApplicationShown }) {
  const found: readonly Assignee[] | null = people && [
    ...groups.map(({ id, displayName, description }) => ({
      id,
      displayName,
      description: `Group. ${description}`,
      field: 'groupId' as const,
    })),
    ...people.map((person) => ({ ...person, field: 'userId' as const })),
  ]
  const roleName = roles.find(({ id }) => id === role)?.displayName
  return (
    <Picker
      label="Find a person or a group"
      value={find ?? ''}
      matches={found}
      action={adminPage(`/applications/${application.id}`)}
      keep={{ tab: 'assignments' }}
      placeholder="Name"
      act={({ id, displayName, field }) => (
        <IntentButton intent="assign" formKey={id} fields={{ [field]: id, appRoleId: role }} size="small" icon="plus">
          Assign<span className="sr-only"> to {displayName}</span> as {roleName}
        </IntentButton>
      )}
    >
      {roles.length > 1 && (
        <div className="flex min-w-0 flex-col gap-1">
          <label htmlFor="assign-role" className="w-fit font-medium text-ink">
            Role
          </label>
          <Select
            id="assign-role"
            key={role}
            name="role"
            defaultValue={role}
            options={roles.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          />
        </div>
      )}
    </Picker>
  )
}

const columnsOf = (shown: ApplicationShown): readonly Column<Assignment>[] => [
  {
    key: 'name',
    header: 'Name',
    primary: true,
    cell: ({ kind, assigneeId, assigneeName }) =>
      kind === 'user' ? (
        <PersonLink of={{ id: assigneeId, displayName: assigneeName }} />
      ) : (
        <span className="inline-flex items-center gap-2">
          <Icon name="users" label="Group" className="text-muted" />
          <ObjectLink type="group" id={assigneeId} name={assigneeName} />
        </span>
      ),
  },
  { key: 'role', header: 'Role', cell: ({ role }) => role },
  { key: 'why', header: 'Why', cell: ({ says }) => says },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} /> },
  {
    key: 'remove',
    header: 'Take away',
    headerHidden: true,
    align: 'end',
    cell: (assignment) => <Unassign shown={shown} assignment={assignment} />,
  },
]

function Unassign({ shown, assignment }: { shown: ApplicationShown; assignment: Assignment }) {
  const { application, rights } = shown
  const { id, source, says, kind, assigneeName } = assignment
  if (rights.unassign === null && source !== 'direct')
    return <NotNow label="Take away" size="small" why={`${says}. It ends when that access is ended.`} />
  return (
    <Possibly why={rights.unassign} label="Take away" size="small">
      <ConfirmForm
        intent="unassign"
        formKey={id}
        fields={{ assignmentId: id }}
        trigger={{ label: 'Take away', size: 'small' }}
        title={`Take ${application.displayName} from ${assigneeName}?`}
        confirmLabel="Take away"
      >
        {kind === 'group' ? 'Every member who has it for no other reason loses it.' : 'Other reasons to have it stay.'}
      </ConfirmForm>
    </Possibly>
  )
}
