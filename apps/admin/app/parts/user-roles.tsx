import type { AssignRole } from '@latchkey/services/directory/assign-role'
import { EmptyState } from '@latchkey/ui/empty-state'
import { SelectField } from '@latchkey/ui/field'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { PortalForm } from '@latchkey/web/portal-form'
import { When } from '@latchkey/web/when'
import { Locked, Possibly } from './not-now.tsx'
import { ObjectLink } from './object-link.tsx'
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
          rowKey={({ role, group, says }) => `${role} ${group?.id ?? ''} ${says}`}
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

/** Why somebody has a role, with the way to the group that gives it. */
function ByGroup({ group, says }: { group: NonNullable<Held['group']>; says: string }) {
  const [before = '', after = ''] = says.split(group.displayName)
  return (
    <>
      {before}
      <ObjectLink type="group" id={group.id} name={group.displayName} />
      {after}
    </>
  )
}

/** Why a role cannot be taken away here; null where it can. */
function whyNotTake(rights: UserShown['rights'], role: Held['role'], byGroup: boolean): string | null {
  if (rights.removeRole !== null) return rights.removeRole
  if (byGroup) return 'The role comes from a group. Take them out of it, or end the access that put them there.'
  return role === 'globalAdministrator' ? rights.removeGlobalAdministrator : null
}

const columnsOf = ({ user, rights }: UserShown): readonly Column<Held>[] => [
  { key: 'title', header: 'Role', primary: true, cell: ({ title }) => title },
  {
    key: 'why',
    header: 'Why',
    cell: ({ group, says }) => (group ? <ByGroup group={group} says={says} /> : says),
  },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} /> },
  {
    key: 'remove',
    header: 'Take away',
    headerHidden: true,
    align: 'end',
    cell: ({ role, title, group }) => (
      <Possibly why={whyNotTake(rights, role, group !== null)} label="Take away" size="small">
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
