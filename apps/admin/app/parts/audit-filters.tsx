import { activities } from '@latchkey/core/audit/activities'
import { Button } from '@latchkey/ui/button'
import { DateField, SelectField, TextField } from '@latchkey/ui/field'
import { Form, Link } from '@latchkey/ui/link'
import type { AuditFilter } from '../server/audit-query.ts'
import { adminPage } from './address.ts'
import { PersonField } from './person-field.tsx'

/** Activities by what they are about, in the words of their titles. */
const options = Object.entries(activities)
  .map(([value, label]) => ({ value, label }))
  .sort((a, b) => a.label.localeCompare(b.label, 'en'))

/** What the audit log is narrowed to: words, an activity, a person, days. A GET form, so that its address can be shared. */
export function AuditFilters({ filter }: { filter: AuditFilter }) {
  const on = Object.values(filter).some(Boolean)
  return (
    <Form
      key={JSON.stringify(filter)}
      action={adminPage('/audit')}
      method="get"
      role="search"
      className="grid items-end gap-3 rounded-lg border border-line bg-surface p-4 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_1fr_10rem_10rem]"
    >
      <TextField
        name="search"
        type="search"
        label="Words"
        defaultValue={filter.search ?? ''}
        placeholder="Name, activity"
      />
      <SelectField
        name="activity"
        label="Activity"
        placeholder="Any activity"
        defaultValue={filter.activity ?? ''}
        options={options}
      />
      <PersonField
        name="person"
        label="Person"
        defaultValue={filter.person ?? ''}
        placeholder="User name or full name"
      />
      <DateField name="from" label="From" defaultValue={filter.from ?? ''} />
      <DateField name="to" label="To" defaultValue={filter.to ?? ''} />
      <div className="flex flex-wrap items-center gap-3 sm:col-span-full">
        <Button variant="primary" icon="filter">
          Filter
        </Button>
        {on && (
          <Link href={adminPage('/audit')} className="link inline-flex items-center touch:h-10">
            Clear all
          </Link>
        )}
      </div>
    </Form>
  )
}
