import { roleNames, roles as titles } from '@latchkey/core/authorization/roles'
import type { GroupRoleFields } from '@latchkey/services/directory/add-group-role'
import { EmptyState } from '@latchkey/ui/empty-state'
import { SelectField } from '@latchkey/ui/field'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { PortalForm } from '@latchkey/web/portal-form'
import { When } from '@latchkey/web/when'
import type { GroupShown } from '../server/group-page.ts'
import { Locked, Possibly } from './not-now.tsx'

type Given = GroupShown['roles'][number]

/** The directory roles that members of a group have: which, since when, giving one and taking one away. */
export function GroupRoles({ shown }: { shown: GroupShown }) {
  const { group, roles, rights } = shown
  const given = new Set(roles.map(({ role }) => role))
  return (
    <>
      <Section
        title="Directory roles"
        description="Every member has them, for as long as they are one, from their next page on. Guests do not."
      >
        <Table
          caption="Directory roles"
          columns={columnsOf(shown)}
          rows={roles}
          rowKey={({ role }) => role}
          empty={
            <EmptyState title={`${group.displayName} gives no directory role`} icon="shield">
              Choose below what its members may administer.
            </EmptyState>
          }
        />
      </Section>
      <Section title="Give a role" card>
        {rights.setRoles !== null ? (
          <Locked>{rights.setRoles}</Locked>
        ) : (
          <PortalForm<typeof GroupRoleFields> intent="addRole" submit="Give role">
            {({ bind }) => (
              <SelectField
                {...bind('role')}
                label="Role"
                placeholder="Choose a role"
                required
                options={roleNames
                  .filter((role) => !given.has(role))
                  .map((role) => ({ value: role, label: titles[role].title }))}
              />
            )}
          </PortalForm>
        )}
      </Section>
    </>
  )
}

const columnsOf = ({ group, rights }: GroupShown): readonly Column<Given>[] => [
  { key: 'title', header: 'Role', primary: true, cell: ({ role }) => titles[role].title },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} style="date" /> },
  {
    key: 'remove',
    header: 'Take away',
    headerHidden: true,
    align: 'end',
    cell: ({ role }) => (
      <Possibly why={rights.setRoles} label="Take away" size="small">
        <ConfirmForm
          intent="removeRole"
          formKey={role}
          fields={{ role }}
          trigger={{ label: 'Take away', size: 'small' }}
          title={`Take ${titles[role].title} from the members of ${group.displayName}?`}
          confirmLabel="Take role away"
        >
          Whoever has the role for another reason keeps it.
        </ConfirmForm>
      </Possibly>
    ),
  },
]
