import type { AssignRole } from '@latchkey/services/directory/assign-role'
import { EmptyState } from '@latchkey/ui/empty-state'
import { SelectField } from '@latchkey/ui/field'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { PortalForm } from '@latchkey/web/portal-form'
import { When } from '@latchkey/web/when'
import { Locked, Possibly } from './not-now.tsx'
import type { UserShown } from './user-actions.tsx'

type Held = UserShown['roles'][number]

/** The directory roles of a user: which, since when, giving one and taking one away. */
export function UserRoles({ shown }: { shown: UserShown }) {
  const { user, roles, rolesToGive, rights } = shown
  return (
    <>
      <Section title="Directory roles" description="What they may administer. A role counts from their next page on.">
        <Table
          caption="Directory roles"
          columns={columnsOf(shown)}
          rows={roles}
          rowKey={({ role }) => role}
          empty={
            <EmptyState title={`${user.displayName} holds no directory role`} icon="shield">
              Most people need none.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Give a role" card>
        {rights.assignRole !== null ? (
          <Locked>{rights.assignRole}</Locked>
        ) : (
          <PortalForm<typeof AssignRole> intent="assignRole" submit="Give role">
            {({ bind }) => (
              <SelectField
                {...bind('role')}
                label="Role"
                placeholder="Choose a role"
                required
                options={rolesToGive.map(({ role, title }) => ({ value: role, label: title }))}
              />
            )}
          </PortalForm>
        )}
      </Section>
    </>
  )
}

const columnsOf = ({ user, rights }: UserShown): readonly Column<Held>[] => [
  { key: 'title', header: 'Role', primary: true, cell: ({ title }) => title },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} /> },
  {
    key: 'remove',
    header: 'Take away',
    headerHidden: true,
    align: 'end',
    cell: ({ role, title }) => (
      <Possibly
        why={role === 'globalAdministrator' ? rights.removeGlobalAdministrator : rights.removeRole}
        label="Take away"
        size="small"
      >
        <ConfirmForm
          intent="removeRole"
          formKey={role}
          fields={{ role }}
          trigger={{ label: 'Take away', size: 'small' }}
          title={`Take ${title} from ${user.displayName}?`}
          confirmLabel="Take role away"
        >
          They lose what this role lets them do, from their next page on.
        </ConfirmForm>
      </Possibly>
    ),
  },
]
