import { Badge } from '@latchkey/ui/badge'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { type Column, Table } from '@latchkey/ui/table'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import type { PersonWords } from '@latchkey/web/person'
import { adminPage } from './address.ts'
import { Locked, NotNow, Possibly } from './not-now.tsx'
import { PersonLink } from './object-link.tsx'
import { type Match, Picker } from './picker.tsx'

/** Somebody who owns a thing. */
export interface Owner extends PersonWords {
  readonly id: string
  /** Whether they can sign in; left out where the list does not know. */
  readonly accountEnabled?: boolean
}

/** What is said of the owners of one kind of thing. */
export interface OwnerWords {
  /** "application", "group", "catalog". */
  readonly kind: string
  /** What owning it lets them do. */
  readonly does: string
  /** What somebody who becomes an owner should know first. */
  readonly adding?: string
  /** What they can no longer do when it ends. */
  readonly loses: string
  /** Who looks after a thing that nobody owns. */
  readonly unowned: string
}

/** Who owns a thing, making somebody an owner and taking that back; its page knows the forms `addOwner` and `removeOwner`. */
export function OwnerList<Row extends Owner>(props: {
  /** The name of the thing. */
  name: string
  /** The page of the thing, on whose tab `owners` this stands. */
  place: string
  words: OwnerWords
  owners: readonly Row[]
  rowKey?: (owner: Row) => string
  /** What is told of an owner beside the name. */
  columns: readonly Column<Row>[]
  /** Why owners cannot be added or removed; null where they can. */
  whyNotAdd: string | null
  whyNotRemove: string | null
  /** Why this one owner cannot be removed here; null where they can. */
  staysFor?: (owner: Row) => string | null
  find: string | null
  found: readonly Match[] | null
}) {
  const { place, words, owners, rowKey = ({ id }) => id, columns, whyNotAdd, find, found } = props
  const present = new Set(owners.map(({ id }) => id))
  return (
    <>
      <Section title="Add an owner" description={words.adding} card>
        {whyNotAdd !== null ? (
          <Locked>{whyNotAdd}</Locked>
        ) : (
          <Picker
            label="Find somebody"
            value={find ?? ''}
            matches={found}
            action={adminPage(place)}
            keep={{ tab: 'owners' }}
            act={({ id, displayName }) =>
              present.has(id) ? (
                'Owns it already'
              ) : (
                <IntentButton intent="addOwner" formKey={id} fields={{ userId: id }} size="small" icon="plus">
                  Add<span className="sr-only"> {displayName}</span>
                </IntentButton>
              )
            }
          />
        )}
      </Section>
      <Section title="Owners" description={words.does}>
        <Table
          caption="Owners"
          columns={[nameColumn, ...columns, { ...removeColumn, cell: (owner) => <Remove {...props} owner={owner} /> }]}
          rows={owners}
          rowKey={rowKey}
          empty={
            <EmptyState title={`Nobody owns this ${words.kind}`} icon="user">
              {words.unowned} Add an owner, so that somebody who knows it does.
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}

const nameColumn: Column<Owner> = {
  key: 'name',
  header: 'Name',
  primary: true,
  cell: (owner) => (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <PersonLink of={owner} />
      {owner.accountEnabled === false && <Badge tone="ended">Disabled</Badge>}
    </span>
  ),
}

const removeColumn = { key: 'remove', header: 'Remove', headerHidden: true, align: 'end' } as const

function Remove<Row extends Owner>(props: {
  name: string
  words: OwnerWords
  whyNotRemove: string | null
  staysFor?: (owner: Row) => string | null
  owner: Row
}) {
  const { name, words, whyNotRemove, staysFor, owner } = props
  const stays = whyNotRemove === null ? (staysFor?.(owner) ?? null) : null
  if (stays !== null) return <NotNow label="Remove" size="small" why={stays} />
  return (
    <Possibly why={whyNotRemove} label="Remove" size="small">
      <ConfirmForm
        intent="removeOwner"
        formKey={owner.id}
        fields={{ userId: owner.id }}
        trigger={{ label: 'Remove', size: 'small' }}
        title={`Take ${name} from ${owner.displayName}?`}
        confirmLabel="Remove owner"
      >
        {words.loses}
      </ConfirmForm>
    </Possibly>
  )
}
