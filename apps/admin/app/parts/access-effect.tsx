import type { AccessPreview, PersonEffect, RoleEffect } from '@latchkey/services/entitlement/preview-access'
import { Section } from '@latchkey/ui/section'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { type Column, Table } from '@latchkey/ui/table'
import { LicenseTotals } from './change-preview.tsx'
import { ObjectLink, PersonLink } from './object-link.tsx'

/** What a change of access would come to: who gains and loses which role, and what follows for licenses. */
export function AccessEffect({ preview }: { preview: AccessPreview }) {
  const { roles, people, first, licenses } = preview
  const sum = (of: (role: RoleEffect) => number) => roles.reduce((all, role) => all + of(role), 0)
  return (
    <>
      <StatGrid>
        <Stat
          label="People"
          value={people}
          detail={people === 1 ? 'gains or loses something' : 'gain or lose something'}
        />
        <Stat label="Roles gained" value={sum(({ gain }) => gain)} />
        <Stat label="Roles lost" value={sum(({ lose }) => lose)} />
        <Stat label="Kept for another reason" value={sum(({ keep }) => keep)} />
      </StatGrid>
      {roles.length > 0 && <Table caption="Roles" columns={roleColumns} rows={roles} rowKey={({ words }) => words} />}
      {licenses.people > 0 && (
        <Section title="Licenses">
          <div className="flex flex-col gap-4">
            <LicenseTotals preview={{ ...licenses, runsOn: false }} />
          </div>
        </Section>
      )}
      {first.length > 0 && (
        <Section
          title="Whom it concerns"
          {...(people > first.length ? { description: `The first ${first.length} of ${people}.` } : {})}
        >
          <Table caption="Whom it concerns" columns={personColumns} rows={first} rowKey={({ userId }) => userId} />
        </Section>
      )}
    </>
  )
}

const counted = (key: 'gain' | 'lose' | 'keep', header: string, sign: '+' | '−' | ''): Column<RoleEffect> => ({
  key,
  header,
  align: 'end',
  nowrap: true,
  cell: (role) => (role[key] === 0 ? '–' : `${sign}${role[key]}`),
})

const roleColumns: readonly Column<RoleEffect>[] = [
  {
    key: 'role',
    header: 'Role',
    primary: true,
    cell: ({ kind, originId, words }) => <ObjectLink type={kind} id={originId} name={words} />,
  },
  counted('gain', 'Gain', '+'),
  counted('lose', 'Lose', '−'),
  counted('keep', 'Keep for another reason', ''),
]

const personColumns: readonly Column<PersonEffect>[] = [
  {
    key: 'person',
    header: 'Person',
    primary: true,
    cell: ({ userId, displayName }) => <PersonLink of={{ id: userId, displayName }} stacked />,
  },
  { key: 'gains', header: 'Gains', cell: ({ gains }) => gains.join(', ') || '–' },
  { key: 'loses', header: 'Loses', cell: ({ loses }) => loses.join(', ') || '–' },
]
