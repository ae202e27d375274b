import { incompatibleKinds, incompatibleKindTitles } from '@latchkey/core/entitlement/incompatibility'
import { Badge } from '@latchkey/ui/badge'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Select } from '@latchkey/ui/field'
import { Link } from '@latchkey/ui/link'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import { When } from '@latchkey/web/when'
import type { PackageShown } from '../server/package-page.ts'
import { adminPage } from './address.ts'
import { Locked, Possibly } from './not-now.tsx'
import { ObjectLink } from './object-link.tsx'
import { Picker } from './picker.tsx'

type Duties = NonNullable<PackageShown['duties']>
type Excluded = Duties['excludes'][number]

/** Separation of duties: what a package excludes, what excludes it, and who has both already. */
export function PackageDuties({ shown, duties }: { shown: PackageShown; duties: Duties }) {
  const { accessPackage, rights } = shown
  return (
    <>
      <AddExclusion shown={shown} duties={duties} />
      <Section
        title="What it excludes"
        description="Whoever has one of these cannot request this package, nor be assigned it. It holds in this direction only."
      >
        <Table
          caption="What it excludes"
          columns={columnsOf(accessPackage, rights.setIncompatible)}
          rows={duties.excludes}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="This package goes together with everything" icon="shield">
              Exclude a package or a group that nobody should have besides.
            </EmptyState>
          }
        />
      </Section>
      <Section
        title="What excludes it"
        description="Whoever has this package cannot request one of these."
        card={duties.excludedBy.shown.length > 0 || duties.excludedBy.more > 0}
      >
        <ExcludedBy {...duties.excludedBy} />
      </Section>
    </>
  )
}

function AddExclusion({ shown, duties }: { shown: PackageShown; duties: Duties }) {
  const { accessPackage, rights, find, kind, found } = shown
  const present = new Set(duties.excludes.map(({ id }) => id))
  return (
    <Section
      title="Exclude something"
      description="Those who have both already keep both. To allow an exception, make a package of its own for the combination."
      card
    >
      {rights.setIncompatible !== null ? (
        <Locked>{rights.setIncompatible}</Locked>
      ) : (
        <Picker
          label="Find by name"
          value={find ?? ''}
          matches={found}
          action={adminPage(`/packages/${accessPackage.id}`)}
          keep={{ tab: 'duties' }}
          placeholder="Name"
          act={({ id, displayName, overlaps }) =>
            present.has(id) ? (
              'Excluded'
            ) : (
              <span className="flex flex-wrap items-center justify-end gap-3">
                <Overlaps place={accessPackage.id} kind={kind} id={id} overlaps={overlaps} />
                <IntentButton intent="exclude" formKey={id} fields={{ kind, otherId: id }} size="small" icon="plus">
                  Exclude<span className="sr-only"> {displayName}</span>
                </IntentButton>
              </span>
            )
          }
        >
          <div className="flex min-w-0 flex-col gap-1">
            <label htmlFor="excluded-kind" className="w-fit font-medium text-ink">
              Kind
            </label>
            <Select
              id="excluded-kind"
              key={kind}
              name="kind"
              defaultValue={kind}
              options={incompatibleKinds.map((value) => ({ value, label: incompatibleKindTitles[value] }))}
            />
          </div>
        </Picker>
      )}
    </Section>
  )
}

/** How many have both now, as the way to who they are. */
function Overlaps(props: { place: string; kind: string; id: string; overlaps: number }) {
  const { place, kind, id, overlaps } = props
  if (overlaps === 0) return <span className="text-muted">Nobody has both</span>
  return (
    <Link
      href={adminPage(`/packages/${place}/overlaps`, { kind, other: id })}
      className="link inline-block min-h-6 leading-6 touch:min-h-10 touch:leading-10"
    >
      {overlaps} {overlaps === 1 ? 'person has' : 'people have'} both
    </Link>
  )
}

function ExcludedBy({ shown, more }: Duties['excludedBy']) {
  if (shown.length === 0 && more === 0) return <p className="text-muted">No package excludes it.</p>
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-col gap-1">
        {shown.map(({ id, displayName }) => (
          <li key={id}>
            <ObjectLink type="accessPackage" id={id} name={displayName} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="text-muted">
          {shown.length > 0 ? 'And ' : ''}
          {more} in catalogs that you do not look after.
        </p>
      )}
    </div>
  )
}

const columnsOf = (
  accessPackage: PackageShown['accessPackage'],
  whyNotRemove: string | null,
): readonly Column<Excluded>[] => [
  {
    key: 'name',
    header: 'Excluded',
    primary: true,
    cell: ({ kind, id, name }) => <ObjectLink type={kind} id={id} name={name} />,
  },
  { key: 'kind', header: 'Kind', nowrap: true, cell: ({ kind }) => <Badge>{incompatibleKindTitles[kind]}</Badge> },
  {
    key: 'overlaps',
    header: 'Overlaps',
    cell: (row) => <Overlaps place={accessPackage.id} {...row} />,
  },
  { key: 'since', header: 'Since', nowrap: true, cell: ({ since }) => <When at={since} style="date" /> },
  {
    key: 'remove',
    header: 'Allow',
    headerHidden: true,
    align: 'end',
    cell: ({ kind, id, name }) => (
      <Possibly why={whyNotRemove} label="Allow" size="small">
        <ConfirmForm
          intent="allow"
          formKey={id}
          fields={{ kind, otherId: id }}
          trigger={{ label: 'Allow', size: 'small' }}
          title={`Let people have ${name} besides?`}
          confirmLabel="Allow both"
        >
          Whoever has {name} can request {accessPackage.displayName} again, under its policies.
        </ConfirmForm>
      </Possibly>
    ),
  },
]
