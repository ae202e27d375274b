import { Badge } from '@latchkey/ui/badge'
import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { EmptyState } from '@latchkey/ui/empty-state'
import { FilterBar } from '@latchkey/ui/filter-bar'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import type { GroupShown } from '../server/group-page.ts'
import { adminPage } from './address.ts'
import { ListPager } from './list-pager.tsx'
import { Locked, NotNow, Possibly } from './not-now.tsx'
import { PersonLink } from './object-link.tsx'
import { Picker } from './picker.tsx'
import { ReasonsList } from './reasons-list.tsx'

type Member = GroupShown['members']['rows'][number]

/** Who is in a group and why, adding somebody by hand and taking that back. */
export function GroupMembers({ shown }: { shown: GroupShown }) {
  const { group, members, memberCount, search, cursor, rule } = shown
  const place = `/groups/${group.id}`
  return (
    <>
      {rule ? (
        <DecidedByRule shown={shown} />
      ) : (
        <Section title="Add a member" card>
          <AddMember shown={shown} />
        </Section>
      )}
      <Section title="Members" description="Each reason stands on its own: when one ends, the others stay.">
        <div className="flex flex-col gap-3">
          {(memberCount > 10 || search) && (
            <FilterBar
              action={adminPage(place)}
              search={{ name: 'search', label: 'Search members', value: search ?? '' }}
            />
          )}
          <Table
            caption="Members"
            columns={columnsOf(shown)}
            rows={members.rows}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                title={search ? 'No member answers to this search' : 'Nobody is in this group yet'}
                icon="users"
              >
                {rule
                  ? 'Nobody meets the rule, and no access package gives the group to anybody.'
                  : 'Add people above, or let an access package give the group.'}
              </EmptyState>
            }
          />
          <ListPager place={place} params={{ search }} cursor={cursor} next={members.next} label="Pages of members" />
        </div>
      </Section>
    </>
  )
}

/** In place of what is done by hand: members come and go by the rule. */
function DecidedByRule({ shown: { group, rights } }: { shown: GroupShown }) {
  return (
    <Callout
      title="A rule decides who is in this group"
      actions={
        <ButtonLink href={adminPage(`/groups/${group.id}`, { tab: 'rule' })} size="small">
          {rights.setRule === null ? 'Change the rule' : 'See the rule'}
        </ButtonLink>
      }
    >
      Members are not added and removed by hand. They follow the rule when it or what it reads about them changes.
    </Callout>
  )
}

function AddMember({ shown: { group, rights, find, found, members } }: { shown: GroupShown }) {
  if (rights.addMember !== null) return <Locked>{rights.addMember}</Locked>
  const byHand = new Set(
    members.rows.filter(({ reasons }) => reasons.some(({ source }) => source !== 'accessPackage')).map(({ id }) => id),
  )
  return (
    <Picker
      label="Find somebody"
      value={find ?? ''}
      matches={found}
      action={adminPage(`/groups/${group.id}`)}
      act={({ id, displayName }) =>
        byHand.has(id) ? (
          'Added before'
        ) : (
          <IntentButton intent="addMember" formKey={id} fields={{ userId: id }} size="small" icon="plus">
            Add<span className="sr-only"> {displayName}</span>
          </IntentButton>
        )
      }
    />
  )
}

const columnsOf = (shown: GroupShown): readonly Column<Member>[] => [
  { key: 'name', header: 'Name', primary: true, cell: (member) => <MemberName member={member} /> },
  { key: 'department', header: 'Department', cell: ({ department }) => department ?? 'None' },
  { key: 'why', header: 'Why', cell: ({ reasons }) => <ReasonsList reasons={reasons} /> },
  ...(shown.rule ? [] : [removalOf(shown)]),
]

const removalOf = (shown: GroupShown): Column<Member> => ({
  key: 'remove',
  header: 'Remove',
  headerHidden: true,
  align: 'end',
  cell: (member) => <RemoveMember shown={shown} member={member} />,
})

function MemberName({ member }: { member: Member }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <PersonLink of={member} />
      {!member.accountEnabled && <Badge tone="ended">Disabled</Badge>}
    </span>
  )
}

function RemoveMember({ shown: { group, rights }, member }: { shown: GroupShown; member: Member }) {
  const given = member.reasons.filter(({ source }) => source === 'accessPackage')
  const byHand = given.length < member.reasons.length
  const [first] = given
  if (rights.removeMember === null && !byHand && first)
    return <NotNow label="Remove" size="small" why={`${first.says}. It ends when that access is ended.`} />
  return (
    <Possibly why={rights.removeMember} label="Remove" size="small">
      <ConfirmForm
        intent="removeMember"
        formKey={member.id}
        fields={{ userId: member.id }}
        trigger={{ label: 'Remove', size: 'small' }}
        title={`Remove ${member.displayName} from ${group.displayName}?`}
        confirmLabel="Remove"
      >
        {first
          ? `They stay a member for another reason: ${first.says}.`
          : 'They lose the licenses and applications that only this group gives them.'}
      </ConfirmForm>
    </Possibly>
  )
}
