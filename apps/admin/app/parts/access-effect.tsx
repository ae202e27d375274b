import type { PersonEffect } from '@latchkey/services/entitlement/access-preview.views'
import type { RoleEffect } from '@latchkey/services/entitlement/preview-access'
import { Section } from '@latchkey/ui/section'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { type Column, Table } from '@latchkey/ui/table'
import type { ShownAccess } from '../server/shown-access.ts'
import { LicenseTotals } from './change-preview.tsx'
import { FileOfAll, type PreviewFile } from './file-of-all.tsx'
import { ObjectLink, PersonLink } from './object-link.tsx'

/** What a change of access would come to: who gains and loses which role, and what follows for licenses. Everybody is in the file. */
export function AccessEffect({ preview, file }: { preview: ShownAccess; file: PreviewFile }) {
  const { roles, people, first, concerned, licenses } = preview
  return (
    <>
      <StatGrid>
        <Stat
          label="People"
          value={people}
          detail={people === 1 ? 'gains or loses something' : 'gain or lose something'}
        />
        <Stat label="Roles gained" value={sumOf(roles, 'gain')} />
        <Stat label="Roles lost" value={sumOf(roles, 'lose')} />
        <Stat label="Kept for another reason" value={sumOf(roles, 'keep')} />
      </StatGrid>
      <RoleEffects roles={roles} />
      <LicenseEffects licenses={licenses} />
      {first.length > 0 && (
        <Section
          title="Whom it concerns"
          {...(concerned > first.length ? { description: `The first ${first.length} of ${concerned}.` } : {})}
          actions={<FileOfAll {...file} />}
        >
          <Table
            caption="Whom it concerns"
            columns={columnsOf(roles)}
            rows={first}
            rowKey={({ userId, written }) => userId ?? written ?? ''}
          />
        </Section>
      )}
    </>
  )
}

/** What a change of access would come to for each role. */
export function RoleEffects({ roles }: Pick<ShownAccess, 'roles'>) {
  if (roles.length === 0) return null
  return <Table caption="Roles" columns={roleColumns} rows={roles} rowKey={({ words }) => words} />
}

/** What a change of access would come to for licenses. */
export function LicenseEffects({
  licenses,
  description,
}: Pick<ShownAccess, 'licenses'> & { description?: string | undefined }) {
  if (licenses.people === 0) return null
  return (
    <Section title="Licenses" {...(description === undefined ? {} : { description })}>
      <div className="flex flex-col gap-4">
        <LicenseTotals preview={{ ...licenses, runsOn: false }} />
      </div>
    </Section>
  )
}

type Count = 'gain' | 'lose' | 'keep'

const sumOf = (roles: readonly RoleEffect[], of: Count): number => roles.reduce((sum, role) => sum + role[of], 0)

const counted = (key: Count, header: string, sign: '+' | '−' | ''): Column<RoleEffect> => ({
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

const person: Column<PersonEffect> = {
  key: 'person',
  header: 'Person',
  primary: true,
  cell: ({ userId, displayName, department }) =>
    userId === null ? displayName : <PersonLink of={{ id: userId, displayName, department }} stacked />,
}

const what: readonly (Column<PersonEffect> & { readonly counts: Count })[] = [
  { key: 'gains', header: 'Gains', counts: 'gain', cell: ({ gains }) => gains.join(', ') || '–' },
  { key: 'loses', header: 'Loses', counts: 'lose', cell: ({ loses }) => loses.join(', ') || '–' },
  { key: 'keeps', header: 'Keeps for another reason', counts: 'keep', cell: ({ keeps }) => keeps.join(', ') || '–' },
]

/** Nobody gains anything where access ends, so there is no column for it. */
const columnsOf = (roles: readonly RoleEffect[]): readonly Column<PersonEffect>[] => [
  person,
  ...what.filter(({ counts }) => sumOf(roles, counts) > 0),
]
