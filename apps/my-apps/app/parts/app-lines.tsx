import { type Column, Table } from '@latchkey/ui/table'
import { Opener, placeOfApp } from './opener.tsx'
import type { LineFacts, Shelf } from './shelves.ts'

const columns: readonly Column<LineFacts>[] = [
  {
    key: 'name',
    header: 'Application',
    primary: true,
    width: '32%',
    cell: (app) => (
      <>
        <Opener app={app} className="link inline-flex items-center touch:min-h-10" />
        {app.about && <span className="block text-muted">{app.about}</span>}
      </>
    ),
  },
  { key: 'publisher', header: 'Publisher', cell: ({ publisher }) => publisher || 'Not named' },
  { key: 'roles', header: 'Your role', cell: ({ roles }) => roles },
  { key: 'why', header: 'Why you have it', width: '24%', cell: ({ why }) => why },
  {
    key: 'details',
    header: 'Details',
    headerHidden: true,
    align: 'end',
    cell: (app) => (
      <a href={placeOfApp(app)} aria-label={`Details of ${app.name}`} className="button button-secondary button-small">
        Details
      </a>
    ),
  },
]

/** The applications of a category as a list that says more of each. */
export function AppLines({ shelf, label }: { shelf: Shelf<LineFacts>; label: string }) {
  return <Table caption={label} columns={columns} rows={shelf.apps} rowKey={({ id }) => id} />
}
